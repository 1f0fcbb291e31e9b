import { withDirectory, withOrg } from '@/server/db';
import { asOrgId, type OrgId } from '@/server/ids';
import { announce, everything } from '@/server/live/announce';
import { log } from '@/server/log';
import { claimSeconds } from '../lease';
import { FairQueue, type QueueLimits } from './fair-queue';
import { queueLimits, readQueue } from './read-queue';
import { sendScanRequested } from './send-requested';

// Any constant will do; it only must be the same in every process that hands out turns.
const turnsLock = 7_290_416;

/**
 * Gives the free places to the scans whose turn it is, and wakes the engine for them. To be called whenever a scan was queued or
 * has ended; called too often it does nothing. One process at a time hands out turns, so the limits hold across processes.
 */
export async function dispatchScans(limits: QueueLimits = queueLimits()): Promise<{ started: string[] }> {
  const { taken, waitingOrgs } = await withDirectory(async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(${turnsLock})`;
    const state = await readQueue(tx);
    const queue = new FairQueue(state, limits);
    const taken: { orgId: OrgId; id: string }[] = [];
    for (let scan = queue.next(); scan; scan = queue.next()) {
      const orgId = asOrgId(scan.orgId);
      if (await giveTurn(orgId, scan.id)) taken.push({ orgId, id: scan.id });
      // Cancelled or deleted since.
      else queue.ended(scan.orgId);
    }
    return { taken, waitingOrgs: new Set(state.waiting.map((scan) => scan.orgId)) };
  });
  await Promise.all(taken.map(({ orgId, id }) => sendScanRequested(orgId, id)));
  if (taken.length > 0) for (const orgId of waitingOrgs) await announceQueue(asOrgId(orgId));
  return { started: taken.map(({ id }) => id) };
}

let running: Promise<void> | undefined;
let again = false;

/** {@link dispatchScans} for those who have something else to do first: calls are merged, and failures are only logged. */
export function kickQueue(): Promise<void> {
  if (running) {
    again = true;
    return running;
  }
  running = (async () => {
    do {
      again = false;
      await dispatchScans().catch((error: unknown) => log.warn({ err: error }, 'the queue could not be moved on; the sweeper will'));
    } while (again);
  })().finally(() => {
    running = undefined;
  });
  return running;
}

async function giveTurn(orgId: OrgId, scanId: string): Promise<boolean> {
  return withOrg(orgId, async ({ sql }) => {
    const rows = await sql`
      update scans set admitted_at = now(), lease_until = now() + make_interval(secs => ${claimSeconds})
      where org_id = ${orgId} and id = ${scanId} and status = 'queued' and admitted_at is null returning 1`;
    return rows.length > 0;
  });
}

/** Everybody behind has moved up. */
async function announceQueue(orgId: OrgId): Promise<void> {
  await withOrg(orgId, ({ sql }) => announce(sql, { orgId, channel: 'scan', id: everything }));
}
