import type postgres from 'postgres';
import type { TenantScope } from '@/server/ids';

/**
 * What to read facets from: the organization's sums, or, for who is limited to some AWS accounts, the sums over these. Has the
 * columns of `org_facets` either way; whose rows show nothing to the limited.
 */
export function facetSums(sql: postgres.TransactionSql, { orgId, accountIds }: TenantScope): postgres.PendingQuery<postgres.Row[]> {
  if (accountIds === null) return sql`org_facets`;
  return sql`(
    select org_id, field, value, by_field, by_value, sum(open)::int as open, sum(muted)::int as muted, sum(resolved)::int as resolved,
      sum(unknown)::int as unknown, sum(pass)::int as pass, sum(excluded)::int as excluded, sum(passing)::int as passing, sum(unseen)::int as unseen
    from account_facets where org_id = ${orgId} and aws_account_id = any(${accountIds as string[]}::uuid[])
    group by 1, 2, 3, 4, 5) sums`;
}
