import type postgres from 'postgres';
import { planForAnybody } from '@/server/plan-for-anybody';

/** How many verdicts of each status that lists know. */
export interface StatusCounts {
  open: number;
  muted: number;
  resolved: number;
  unknown: number;
  pass: number;
  /** Not judged by the organization's decision. */
  excluded: number;
  /** What the checks last said, findings included. */
  passing: number;
  unseen: number;
}

/**
 * Counts an account's verdicts anew by each field under each single filter, writes what differs, and adds the differences to
 * the organization's sums. To be called in the transaction that changed the verdicts. Accounts of one organization wait for
 * each other here, so that two sums never meet.
 */
export async function refreshFacets(sql: postgres.TransactionSql, orgId: string, awsAccountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('facets ' || ${orgId}, 0))`;
  await applyDifference(
    sql,
    orgId,
    awsAccountId,
    sql`
      select f.field, f.value, b.by_field, b.by_value, sum(open)::int as open, sum(muted)::int as muted, sum(resolved)::int as resolved,
        sum(unknown)::int as unknown, sum(pass)::int as pass, sum(excluded)::int as excluded, sum(passing)::int as passing, sum(unseen)::int as unseen
      from (
        select check_id, region, severity, service,
          count(*) filter (where finding = 'open' and (muted_until is null or muted_until <= now())) as open,
          count(*) filter (where finding = 'open' and muted_until > now()) as muted,
          count(*) filter (where finding = 'resolved') as resolved,
          count(*) filter (where finding is null and status = 'unknown') as unknown,
          count(*) filter (where finding is null and status = 'pass') as pass,
          count(*) filter (where finding is distinct from 'resolved' and status = 'excluded') as excluded,
          count(*) filter (where status = 'pass') as passing,
          count(*) filter (where status = 'unknown') as unseen
        from verdicts where org_id = ${orgId} and aws_account_id = ${awsAccountId}
        group by check_id, region, severity, service
      ) cells
      cross join lateral (values ('', ''), ('severity', severity::text), ('service', service), ('region', region), ('checkId', check_id)) f (field, value)
      cross join lateral (values ('', ''), ('severity', severity::text), ('service', service), ('region', region), ('checkId', check_id)) b (by_field, by_value)
      where f.field = '' or f.field <> b.by_field
      group by 1, 2, 3, 4`,
  );
}

/** Takes an account out of the organization's sums. To be called before it is deleted, in the same transaction. */
export async function forgetFacets(sql: postgres.TransactionSql, orgId: string, awsAccountId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('facets ' || ${orgId}, 0))`;
  await applyDifference(
    sql,
    orgId,
    awsAccountId,
    sql`select field, value, by_field, by_value, open, muted, resolved, unknown, pass, excluded, passing, unseen from account_facets where false`,
  );
}

async function applyDifference(
  sql: postgres.TransactionSql,
  orgId: string,
  awsAccountId: string,
  fresh: postgres.PendingQuery<postgres.Row[]>,
): Promise<void> {
  await planForAnybody(sql);
  await sql`
    with fresh as (${fresh}), old as (
      select field, value, by_field, by_value, open, muted, resolved, unknown, pass, excluded, passing, unseen from account_facets
      where org_id = ${orgId} and aws_account_id = ${awsAccountId}
    ), differing as materialized (
      select field, value, by_field, by_value, f.open is null as gone,
        coalesce(f.open, 0) as open, coalesce(f.muted, 0) as muted, coalesce(f.resolved, 0) as resolved, coalesce(f.unknown, 0) as unknown, coalesce(f.pass, 0) as pass, coalesce(f.excluded, 0) as excluded,
        coalesce(f.passing, 0) as passing, coalesce(f.unseen, 0) as unseen,
        coalesce(f.open, 0) - coalesce(o.open, 0) as more_open, coalesce(f.muted, 0) - coalesce(o.muted, 0) as more_muted,
        coalesce(f.resolved, 0) - coalesce(o.resolved, 0) as more_resolved, coalesce(f.unknown, 0) - coalesce(o.unknown, 0) as more_unknown,
        coalesce(f.pass, 0) - coalesce(o.pass, 0) as more_pass, coalesce(f.excluded, 0) - coalesce(o.excluded, 0) as more_excluded,
        coalesce(f.passing, 0) - coalesce(o.passing, 0) as more_passing, coalesce(f.unseen, 0) - coalesce(o.unseen, 0) as more_unseen
      from fresh f full join old o using (field, value, by_field, by_value)
      where (f.open, f.muted, f.resolved, f.unknown, f.pass, f.excluded, f.passing, f.unseen)
        is distinct from (o.open, o.muted, o.resolved, o.unknown, o.pass, o.excluded, o.passing, o.unseen)
    ), removed as (
      delete from account_facets a using differing d
      where a.org_id = ${orgId} and a.aws_account_id = ${awsAccountId} and d.gone
        and a.field = d.field and a.value = d.value and a.by_field = d.by_field and a.by_value = d.by_value
    ), written as (
      insert into account_facets (org_id, aws_account_id, field, value, by_field, by_value, open, muted, resolved, unknown, pass, excluded, passing, unseen)
      select ${orgId}::uuid, ${awsAccountId}::uuid, field, value, by_field, by_value, open, muted, resolved, unknown, pass, excluded, passing, unseen from differing where not gone
      on conflict (org_id, aws_account_id, field, value, by_field, by_value) do update
        set open = excluded.open, muted = excluded.muted, resolved = excluded.resolved, unknown = excluded.unknown, pass = excluded.pass,
          excluded = excluded.excluded, passing = excluded.passing, unseen = excluded.unseen
    )
    insert into org_facets (org_id, field, value, by_field, by_value, open, muted, resolved, unknown, pass, excluded, passing, unseen)
    select ${orgId}::uuid, field, value, by_field, by_value, more_open, more_muted, more_resolved, more_unknown, more_pass, more_excluded, more_passing, more_unseen from differing
    on conflict (org_id, field, value, by_field, by_value) do update
      set open = org_facets.open + excluded.open, muted = org_facets.muted + excluded.muted, resolved = org_facets.resolved + excluded.resolved,
        unknown = org_facets.unknown + excluded.unknown, pass = org_facets.pass + excluded.pass,
        excluded = org_facets.excluded + excluded.excluded, passing = org_facets.passing + excluded.passing, unseen = org_facets.unseen + excluded.unseen`;
  await sql`
    delete from org_facets where org_id = ${orgId} and open = 0 and muted = 0 and resolved = 0 and unknown = 0 and pass = 0
      and excluded = 0 and passing = 0 and unseen = 0`;
}
