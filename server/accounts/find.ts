import { and, eq } from 'drizzle-orm';
import { awsAccessKeys, awsAccounts } from '@/drizzle/schema/accounts';
import { withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import type { TenantScope } from '@/server/ids';

/** Our id of the connection to an AWS account, by its twelve digits. @throws AppError NOT_FOUND */
export async function connectionIdOf(scope: TenantScope, accountId: string): Promise<string> {
  const [row] = await withOrg(scope, (tx) =>
    tx
      .select({ id: awsAccounts.id })
      .from(awsAccounts)
      .where(and(eq(awsAccounts.orgId, scope.orgId), eq(awsAccounts.accountId, accountId))),
  );
  if (!row) throw notFound('AWS account');
  return row.id;
}

/** The same by a stored access key. @throws AppError NOT_FOUND */
export async function connectionIdOfKey(scope: TenantScope, keyId: string): Promise<string> {
  const [row] = await withOrg(scope, (tx) =>
    tx
      .select({ id: awsAccessKeys.awsAccountId })
      .from(awsAccessKeys)
      .where(and(eq(awsAccessKeys.orgId, scope.orgId), eq(awsAccessKeys.id, keyId))),
  );
  if (!row) throw notFound('access key');
  return row.id;
}

/** The connections of several accounts; ids that are not connected are left out. */
export async function connectionIdsOf(scope: TenantScope, accountIds: readonly string[]): Promise<string[]> {
  const rows = await withOrg(
    scope,
    ({ sql }) =>
      sql<
        { id: string }[]
      >`select id from aws_accounts where org_id = ${scope.orgId} and account_id = any(${accountIds as string[]}::text[])`,
  );
  return rows.map((row) => row.id);
}
