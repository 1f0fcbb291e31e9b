import { and, eq } from 'drizzle-orm';
import { accountOperators } from '@/drizzle/schema/operate';
import type { AccountRecord } from '@/server/accounts/callable';
import { endpointsFor } from '@/server/accounts/entry';
import { connect } from '@/server/aws/connect';
import type { AwsSession } from '@/server/aws/session';
import type { Tx } from '@/server/db';
import { env } from '@/server/env';
import { AppError } from '@/server/errors';
import type { AnyOrgId } from '@/server/ids';
import type { PolicyStatement } from '@/server/permissions/policy-document';

export type OperatorRecord = typeof accountOperators.$inferSelect;

export async function findOperator(tx: Tx, orgId: AnyOrgId, awsAccountId: string): Promise<OperatorRecord | undefined> {
  const [row] = await tx
    .select()
    .from(accountOperators)
    .where(and(eq(accountOperators.orgId, orgId), eq(accountOperators.awsAccountId, awsAccountId)));
  return row;
}

/** Why nothing can be changed in an account, and how that is turned on. */
export const operatingIsOff = (name: string): string =>
  `Operating is off for ${name}: CloudLens may only read there. An admin turns it on under Accounts, Access, Operating, with a role of its own.`;

/** @throws AppError UNPROCESSABLE with the sentence how to turn it on */
export async function requireOperator(tx: Tx, account: AccountRecord): Promise<OperatorRecord> {
  const operator = await findOperator(tx, account.orgId as AnyOrgId, account.id);
  if (operator?.status === 'on') return operator;
  throw new AppError('UNPROCESSABLE', operatingIsOff(account.name), { reason: 'operating-off', awsAccountId: account.id });
}

/** How the operator role is entered: never by the way that scans take. */
export const operatorTarget = ({ accountId, partition, region, kind }: AccountRecord, { roleArn, externalId }: OperatorRecord) => ({
  accountId,
  partition,
  region,
  kind: kind === 'sample' ? ('sample' as const) : ('role' as const),
  roleArn,
  externalId,
});

/**
 * The door to an account for one action: cut to what the action is, under a name that is the action's id, so that a line in the
 * customer's CloudTrail leads to a line in our audit log. Its credentials are gone with the action.
 */
export function openOperatorSession(
  account: AccountRecord,
  operator: OperatorRecord,
  {
    name,
    statements,
    signal,
    maxAttempts,
  }: { name: string; statements: readonly PolicyStatement[]; signal?: AbortSignal; maxAttempts?: number },
): AwsSession {
  const { AWS_LIMITS_FACTOR, AWS_CALL_TIMEOUT_MS } = env();
  return connect(operatorTarget(account, operator), {
    sessionName: `cloudlens-operate-${name}`,
    endpoints: endpointsFor({ kind: account.kind === 'sample' ? 'sample' : 'role', accountId: account.accountId }),
    policy: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
    limitsFactor: AWS_LIMITS_FACTOR,
    timeoutMs: AWS_CALL_TIMEOUT_MS,
    signal,
    maxAttempts,
  });
}
