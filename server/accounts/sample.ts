import { and, eq } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { type AuditActor, recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { runScanInline } from '@/server/scans/execute/run-inline';
import { insertScan, sendScanRequested } from '@/server/scans/mutations';
import { sampleAccounts, sampleExternalId } from './sample-accounts';

/** How many days before now the production account is scanned as it was then, oldest first. */
const pastDays = [56, 49, 42, 35, 28, 21, 14, 7];

/**
 * Connects the sample accounts, scans the production one as it was at eight past instants, and queues a scan of each as it is.
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
      .select({
        id: awsAccounts.id,
        accountId: awsAccounts.accountId,
        activeScanId: awsAccounts.activeScanId,
        lastScanId: awsAccounts.lastScanId,
      })
      .from(awsAccounts)
      .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.kind, 'sample')));
    return sampleAccounts.flatMap(({ accountId }) => rows.filter((row) => row.accountId === accountId));
  });

  const [production, ...others] = ids;
  if (!production) return;
  // The others go to the engine at once, the production account after its past.
  for (const account of others) if (!account.activeScanId && !account.lastScanId) await queue(orgId, by, account.id);
  if (!production.lastScanId)
    for (const days of pastDays) await scanPast(orgId, by, production.id, new Date(Date.now() - days * 86_400_000));
  if (!production.activeScanId) await queue(orgId, by, production.id);
}

async function scanPast(orgId: OrgId, by: AuditActor, awsAccountId: string, asOf: Date): Promise<void> {
  const scanId = await insertScan(by, { awsAccountId, trigger: 'first-run', asOf });
  await runScanInline(orgId, scanId);
}

async function queue(orgId: OrgId, by: AuditActor, awsAccountId: string): Promise<void> {
  const scanId = await insertScan(by, { awsAccountId, trigger: 'first-run' });
  await sendScanRequested(orgId, scanId);
}
