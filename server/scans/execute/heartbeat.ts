import { setMaxListeners } from 'node:events';
import { and, eq } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { withOrg } from '@/server/db';
import { log } from '@/server/log';
import { renewLease } from '../lease';
import { ScanStopped } from '../stopped';
import type { ScanContext } from './scan-context';

/** How often a worker says that it lives, and looks whether the scan is still its own and wanted. */
const beatMs = 2_000;

/**
 * Runs `work` with a signal that fires within two seconds of the scan's cancellation or takeover, and keeps the scan's lease
 * alive, so that a scan whose lease has run out is known to have lost its worker.
 */
export async function withHeartbeat<T>(
  { orgId, lease, account }: Pick<ScanContext, 'orgId' | 'lease' | 'account'>,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  // Every call in flight listens.
  setMaxListeners(0, abort.signal);
  const beat = () =>
    withOrg(orgId, async (tx) => {
      const [row] = await tx
        .select({ active: awsAccounts.activeScanId })
        .from(awsAccounts)
        .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, account.id)));
      if (row?.active !== lease.scanId) throw new ScanStopped(lease.scanId);
      await renewLease(tx.sql, lease);
    });
  const timer = setInterval(() => {
    beat().catch((error: unknown) => {
      if (error instanceof ScanStopped) abort.abort(error);
      // A database that is away for a moment is no reason to stop: writing will tell.
      else log.warn({ err: error, scanId: lease.scanId }, 'heartbeat failed');
    });
  }, beatMs);
  try {
    return await work(abort.signal);
  } finally {
    clearInterval(timer);
  }
}
