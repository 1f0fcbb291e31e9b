import { and, eq } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { type AuditActor, recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import type { OrgId } from '@/server/ids';
import { queueScan } from '@/server/scans/mutations';
import { sampleAccounts, sampleExternalId } from './sample-accounts';
import { scanAsOf } from './sample-past';

/** How many days before now an account is scanned as it was then, oldest first. */
const pastDays = [56, 35, 28, 14, 7];
/** The lesser accounts have a thinner past, so that the first start stays short. */
const thinPastDays = [56, 14];

/**
 * Connects the sample accounts, scans them as they were at past instants, and queues a scan of each as it is now.
 * Safe to call again after it was cut off: what is there is left alone.
 */
export async function setUpSampleAccounts(orgId: OrgId, by: AuditActor): Promise<void> {
  const ids = await withOrg(orgId, async (tx) => {
    await tx
      .insert(awsAccounts)
      .values(
        sampleAccounts.map((account) => ({
          ...account,
          orgId,
          kind: 'sample' as const,
          roleArn: `arn:aws:iam::${account.accountId}:role/CloudLensScanRole`,
          externalId: sampleExternalId(account.accountId),
          status: 'connected' as const,
        })),
      )
      .onConflictDoNothing();
    await recordAudit(tx, by, { action: 'accounts.connect-samples' });
    const rows = await tx
      .select({ id: awsAccounts.id, accountId: awsAccounts.accountId })
      .from(awsAccounts)
      .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.kind, 'sample')));
    return sampleAccounts.flatMap(({ accountId }) => rows.filter((row) => row.accountId === accountId).map(({ id }) => id));
  });

  const now = Date.now();
  // One instant after the other, all accounts at each: what is counted over accounts was never so otherwise.
  for (const days of pastDays)
    await Promise.all(
      ids
        .filter((_, place) => place === 0 || thinPastDays.includes(days))
        .map((id) => scanAsOf(orgId, by, id, new Date(now - days * 86_400_000))),
    );
  await Promise.all(ids.map((id) => queue(by, id)));
}

async function queue(by: AuditActor, awsAccountId: string): Promise<void> {
  try {
    await queueScan(by, { awsAccountId, trigger: 'first-run' });
  } catch (error) {
    // An earlier start, cut off after this, has queued it.
    if (!(error instanceof AppError && error.code === 'SCAN_RUNNING')) throw error;
  }
}
