import { and, eq } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import type { Tx } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import type { AnyOrgId } from '@/server/ids';

export type AccountRecord = typeof awsAccounts.$inferSelect;

/**
 * The account, if we may call AWS in it.
 * @throws AppError NOT_FOUND, INSECURE_TRUST, NOT_CONNECTED, ACCOUNT_PAUSED
 */
export async function callableAccount(tx: Tx, orgId: AnyOrgId, id: string): Promise<AccountRecord> {
  const [account] = await tx
    .select()
    .from(awsAccounts)
    .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, id)));
  if (!account) throw notFound('AWS account');
  if (account.status === 'insecure_trust')
    throw new AppError(
      'INSECURE_TRUST',
      'This role can be assumed without its external id, so it is not used. Mend its trust policy, then verify it again.',
    );
  if (account.status === 'pending' || account.status === 'disconnected')
    throw new AppError('NOT_CONNECTED', 'This account is not connected: connect it first.', { id });
  if (account.status === 'paused')
    throw new AppError('ACCOUNT_PAUSED', 'This account is paused, so nothing reads it. Resume it first.', { id });
  return account;
}
