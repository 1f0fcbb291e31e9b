import { setMaxListeners } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { and, eq } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { withOrg } from '@/server/db';
import { log } from '@/server/log';
import { renewLease } from '../lease';
import { ScanStopped } from '../stopped';
import type { ScanContext } from './scan-context';

/** How often a worker says that it lives, and looks whether the scan is still its own and wanted. */
const beatMs = 2_000;
/** How long one may take before the next does not wait for it. */
const patienceMs = 10_000;

type Beaten = Pick<ScanContext, 'orgId' | 'lease' | 'account'>;

/** What beats for a scan, and for which steps of it that work in this process. */
interface Pulse {
  steps: Set<AbortController>;
  /** Ends the beating, and waits for a beat that is on its way. */
  end(): Promise<void>;
}

/**
 * By scan and owner. Regions of a scan work side by side: with a beat each they would wait for each other at the scan's one row.
 */
const pulses = new Map<string, Pulse>();

/**
 * Runs `work` with a signal that fires within two seconds of the scan's cancellation or takeover, and keeps the scan's lease
 * alive, so that a scan whose lease has run out is known to have lost its worker.
 */
export async function withHeartbeat<T>(beaten: Beaten, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  // Every call in flight listens.
  setMaxListeners(0, abort.signal);
  const key = `${beaten.lease.scanId} ${beaten.lease.owner}`;
  const pulse = pulses.get(key) ?? startPulse(beaten);
  pulses.set(key, pulse);
  pulse.steps.add(abort);
  try {
    return await work(abort.signal);
  } finally {
    pulse.steps.delete(abort);
    if (pulse.steps.size === 0) {
      pulses.delete(key);
      // What comes after a step holds the scan for longer, and no late beat may shorten that.
      await pulse.end();
    }
  }
}

function startPulse({ orgId, lease, account }: Beaten): Pulse {
  const steps = new Set<AbortController>();
  const beat = () =>
    withOrg(orgId, async (tx) => {
      const [row] = await tx
        .select({ active: awsAccounts.activeScanId })
        .from(awsAccounts)
        .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, account.id)));
      if (row?.active !== lease.scanId) throw new ScanStopped(lease.scanId);
      await renewLease(tx.sql, lease);
    });
  let beating: { since: number; done: Promise<void> } | undefined;
  const timer = setInterval(() => {
    // A slow database is not made faster by more questions; one that has swallowed a question is asked again.
    if (beating && Date.now() - beating.since < patienceMs) return;
    const done = beat().catch((error: unknown) => {
      if (error instanceof ScanStopped) for (const step of steps) step.abort(error);
      // A database that is away for a moment is no reason to stop: writing will tell.
      else log.warn({ err: error, scanId: lease.scanId }, 'heartbeat failed');
    });
    const mine = { since: Date.now(), done };
    beating = mine;
    void done.then(() => {
      if (beating === mine) beating = undefined;
    });
  }, beatMs);
  return {
    steps,
    async end() {
      clearInterval(timer);
      if (beating) await Promise.race([beating.done, setTimeout(patienceMs, undefined, { ref: false })]);
    },
  };
}
