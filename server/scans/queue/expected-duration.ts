import type postgres from 'postgres';

/** What narrows a scan; scans of another scope say nothing about how long this one takes. */
interface Scope {
  regions?: string[];
  excludeRegions?: string[];
  services?: string[];
  only?: object;
}

/**
 * The middle of how long the last five scans of the same account and scope took, in milliseconds, from turn to end.
 * null: it has had none.
 */
export async function expectedDuration(
  sql: postgres.TransactionSql,
  account: { orgId: string; id: string },
  { regions, excludeRegions = [], services, only }: Scope,
): Promise<number | null> {
  const [row] = await sql<{ ms: number | null }[]>`
    select round(percentile_cont(0.5) within group (order by ms))::int as ms from (
      select least(extract(epoch from finished_at - coalesce(admitted_at, started_at)) * 1000, 2147483647) as ms from scans
      where org_id = ${account.orgId} and aws_account_id = ${account.id} and status in ('completed', 'partial') and started_at is not null
        and regions is not distinct from ${regions ?? null}::text[] and excluded_regions = ${excludeRegions}::text[]
        and services is not distinct from ${services ?? null}::text[] and ("only" is null) = ${only === undefined}
      order by seq desc limit 5) past`;
  return row?.ms ?? null;
}
