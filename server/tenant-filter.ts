import type postgres from 'postgres';
import type { TenantScope } from './ids';

/** `and <column> = any(…)` for who is limited to some AWS accounts, so that indexes led by the account serve. The policy demands the same. */
export const ofAccounts = (
  sql: postgres.TransactionSql,
  { accountIds }: TenantScope,
  column: string,
): postgres.PendingQuery<postgres.Row[]> =>
  accountIds === null ? sql`` : sql`and ${sql(column)} = any(${accountIds as string[]}::uuid[])`;
