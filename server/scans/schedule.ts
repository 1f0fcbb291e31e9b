import { and, eq, inArray, isNull } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { systemActor } from '@/server/audit/record';
import { withDirectory, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { asOrgId, type OrgId } from '@/server/ids';
import { log } from '@/server/log';
import { claimSeconds } from './lease';
import { failScan, insertScan } from './mutations';
import { kickQueue } from './queue/dispatch';
import { sendScanRequested } from './queue/send-requested';

/** Queues a scan of every account that wants one at night. One account's trouble is not another's. */
export async function queueNightlyScans(): Promise<{ queued: number }> {
  const due = await withDirectory((tx) =>
    tx
      .select({ orgId: awsAccounts.orgId, id: awsAccounts.id })
      .from(awsAccounts)
      .where(
        and(eq(awsAccounts.schedule, 'nightly'), inArray(awsAccounts.status, ['connected', 'error']), isNull(awsAccounts.activeScanId)),
      ),
  );
  let queued = 0;
  for (const account of due) {
    try {
      await insertScan(systemActor(asOrgId(account.orgId), 'schedule'), { awsAccountId: account.id, trigger: 'schedule' });
      queued += 1;
    } catch (error) {
      if (!(error instanceof AppError)) log.error({ err: error, awsAccountId: account.id }, 'a nightly scan could not be queued');
    }
  }
  if (queued > 0) await kickQueue();
  return { queued };
}

/** So often may a scan be taken from a run that fell silent, before it is the scan that is believed to kill its workers. */
const mostTakeovers = 10;

/**
 * Makes up for whatever was lost, an event or a worker: takes scans from runs that have been silent for longer than their
 * lease, wakes the engine for them, and hands out free places.
 */
export async function superviseScans(): Promise<{ takenOver: number }> {
  const lost = await withDirectory(
    ({ sql }) => sql<{ org_id: string; id: string }[]>`
      select org_id, id from scans
      where (status = 'running' or (status = 'queued' and admitted_at is not null)) and (lease_until is null or lease_until < now())
      order by lease_until nulls first limit 500`,
  );
  let takenOver = 0;
  for (const { org_id, id } of lost) {
    const orgId = asOrgId(org_id);
    const epoch = await revokeLease(orgId, id);
    if (epoch === null) continue;
    if (epoch > mostTakeovers) {
      log.error({ scanId: id, epoch }, 'a scan lost its worker too often');
      await failScan(
        orgId,
        id,
        `Its worker was lost ${mostTakeovers} times while it ran. Scan fewer regions at a time, or look into the worker's log.`,
      );
      continue;
    }
    log.warn({ scanId: id, epoch }, 'a scan had lost its worker and goes to another');
    await sendScanRequested(orgId, id, epoch);
    takenOver += 1;
  }
  await kickQueue();
  return { takenOver };
}

/**
 * From now on nothing that the silent run still writes is taken. Each time the next run has longer to claim the scan: where the engine is
 * slow and nobody has died, more events make it slower.
 * @returns how often that has happened; null: it lives after all
 */
async function revokeLease(orgId: OrgId, scanId: string): Promise<number | null> {
  const [row] = await withOrg(
    orgId,
    ({ sql }) => sql<{ lease_epoch: number }[]>`
      update scans set lease_owner = null, lease_epoch = lease_epoch + 1, admitted_at = coalesce(admitted_at, now()),
        lease_until = now() + make_interval(secs => ${claimSeconds} * (lease_epoch + 1))
      where org_id = ${orgId} and id = ${scanId} and status in ('queued', 'running') and (lease_until is null or lease_until < now())
      returning lease_epoch`,
  );
  return row?.lease_epoch ?? null;
}
