import { and, eq } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { endpointsFor, entryTo } from '@/server/accounts/entry';
import { connect } from '@/server/aws/connect';
import type { AwsSession } from '@/server/aws/session';
import type { Tx } from '@/server/db';
import { env } from '@/server/env';
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

/** The door to the account for drift. All that is asked under one name shares its credentials. */
export function openDriftSession(account: AccountRecord, name: string, signal?: AbortSignal): AwsSession {
  const { AWS_LIMITS_FACTOR, AWS_CALL_TIMEOUT_MS } = env();
  return connect(entryTo(account), {
    sessionName: `cloudlens-drift-${name.slice(0, 8)}`,
    endpoints: endpointsFor(account),
    limitsFactor: AWS_LIMITS_FACTOR,
    timeoutMs: AWS_CALL_TIMEOUT_MS,
    isShared: true,
    signal,
  });
}
