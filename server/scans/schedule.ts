import { and, eq, inArray, isNull, lt, or } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { scans } from '@/drizzle/schema/scans';
import { systemActor } from '@/server/audit/record';
import { withDirectory } from '@/server/db';
import { AppError } from '@/server/errors';
import { asOrgId } from '@/server/ids';
import { log } from '@/server/log';
import { queueScan, sendScanRequested } from './mutations';

/** A scan without a heartbeat for this long has lost its worker. */
const lostAfterMs = 60_000;

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
      await queueScan(systemActor(asOrgId(account.orgId), 'schedule'), { awsAccountId: account.id, trigger: 'schedule' });
      queued += 1;
    } catch (error) {
      if (!(error instanceof AppError)) log.error({ err: error, awsAccountId: account.id }, 'a nightly scan could not be queued');
    }
  }
  return { queued };
}

/** Sends the event again for scans that nobody works on: its first one was lost, or its worker died for good. */
export async function resendForgottenScans(now = new Date()): Promise<{ sent: number }> {
  const before = new Date(now.getTime() - lostAfterMs);
  const forgotten = await withDirectory((tx) =>
    tx
      .select({ orgId: scans.orgId, id: scans.id })
      .from(scans)
      .where(
        or(
          and(eq(scans.status, 'queued'), lt(scans.queuedAt, before)),
          and(eq(scans.status, 'running'), or(isNull(scans.heartbeatAt), lt(scans.heartbeatAt, before))),
        ),
      )
      .limit(500),
  );
  const attempt = Math.floor(now.getTime() / lostAfterMs);
  for (const scan of forgotten) await sendScanRequested(asOrgId(scan.orgId), scan.id, attempt);
  return { sent: forgotten.length };
}
