import { and, eq, type SQL } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { withOrg } from '@/server/db';
import type { OrgId, TenantScope } from '@/server/ids';

export type AccountRecord = typeof awsAccounts.$inferSelect;

/** The whole row of a connection, external id included: for the server alone. */
export const findAccount = (whose: OrgId | TenantScope, id: string): Promise<AccountRecord | undefined> =>
  find(whose, eq(awsAccounts.id, id));

/** The same by the twelve digits. */
export const findByAccountId = (whose: OrgId | TenantScope, accountId: string): Promise<AccountRecord | undefined> =>
  find(whose, eq(awsAccounts.accountId, accountId));

function find(whose: OrgId | TenantScope, which: SQL): Promise<AccountRecord | undefined> {
  const orgId = typeof whose === 'string' ? whose : whose.orgId;
  return withOrg(whose, async (tx) => {
    const [row] = await tx
      .select()
      .from(awsAccounts)
      .where(and(eq(awsAccounts.orgId, orgId), which));
    return row;
  });
}
