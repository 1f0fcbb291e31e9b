import type postgres from 'postgres';
import type { TenantScope } from './ids';

/** For what an act of somebody limited to some AWS accounts sets off in the organization's own sums: nothing of it reaches them. */
export async function reachingAll<T>(sql: postgres.TransactionSql, { accountIds }: TenantScope, work: () => Promise<T>): Promise<T> {
  if (accountIds === null) return work();
  await sql`select set_config('app.account_ids', 'all', true)`;
  const result = await work();
  await sql`select set_config('app.account_ids', ${`{${accountIds.join(',')}}`}, true)`;
  return result;
}
