import { and, eq, sql as raw } from 'drizzle-orm';
import { awsAccessKeys, awsAccounts } from '@/drizzle/schema/accounts';
import { accountOperators } from '@/drizzle/schema/operate';
import { scans } from '@/drizzle/schema/scans';
import type { Tx } from '@/server/db';
import type { AnyOrgId } from '@/server/ids';

/**
 * Takes every way into an account away and stops its scan at once. What was found in it stays; from now on nothing can be written.
 * @param why a sentence for the account's card
 */
export async function disconnect(tx: Tx, orgId: AnyOrgId, awsAccountId: string, why: string): Promise<void> {
  const account = and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, awsAccountId));
  await stopScan(tx, orgId, awsAccountId, 'The account was disconnected.');
  await tx.delete(awsAccessKeys).where(and(eq(awsAccessKeys.orgId, orgId), eq(awsAccessKeys.awsAccountId, awsAccountId)));
  await tx.delete(accountOperators).where(and(eq(accountOperators.orgId, orgId), eq(accountOperators.awsAccountId, awsAccountId)));
  await tx
    .update(awsAccounts)
    .set({
      status: 'disconnected',
      lastError: why,
      roleArn: null,
      externalId: null,
      expiresAt: null,
      trustProvenAt: null,
      preflight: null,
      preflightAt: null,
      updatedAt: new Date(),
    })
    .where(account);
}

/** Cancels the account's scan, whether it waits or runs; from this transaction on nothing of it can be written. */
export async function stopScan(tx: Tx, orgId: AnyOrgId, awsAccountId: string, why: string): Promise<void> {
  await tx
    .update(scans)
    .set({ status: 'cancelled', finishedAt: new Date(), heartbeatAt: null, error: why })
    .where(and(eq(scans.orgId, orgId), eq(scans.awsAccountId, awsAccountId), raw`${scans.status} in ('queued', 'running')`));
  await tx
    .update(awsAccounts)
    .set({ activeScanId: null })
    .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, awsAccountId)));
}
