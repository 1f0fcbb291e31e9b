import { setMaxListeners } from 'node:events';
import { and, eq } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { scans } from '@/drizzle/schema/scans';
import { withOrg } from '@/server/db';
import { log } from '@/server/log';
import { type ScanContext, ScanStopped } from './scan-context';

/** How often a worker says that it lives, and looks whether the scan is still wanted. */
const beatMs = 2_000;

/**
 * Runs `work` with a signal that fires within two seconds of the scan's cancellation, and keeps the scan's heartbeat fresh,
 * so that a scan without one is known to have lost its worker.
 */
export async function withHeartbeat<T>({ orgId, scan, account }: ScanContext, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const abort = new AbortController();
  // Every call in flight listens.
  setMaxListeners(0, abort.signal);
  const beat = async () => {
    const active = await withOrg(orgId, async (tx) => {
      const [row] = await tx
        .select({ active: awsAccounts.activeScanId })
        .from(awsAccounts)
        .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, account.id)));
      if (row?.active !== scan.id) return false;
      await tx
        .update(scans)
        .set({ heartbeatAt: new Date() })
        .where(and(eq(scans.orgId, orgId), eq(scans.id, scan.id)));
      return true;
    });
    if (!active) abort.abort(new ScanStopped(scan.id));
  };
  // A database that is away for a moment is no reason to stop: writing will tell.
  const timer = setInterval(() => void beat().catch((error) => log.warn({ err: error, scanId: scan.id }, 'heartbeat failed')), beatMs);
  try {
    return await work(abort.signal);
  } finally {
    clearInterval(timer);
  }
}
