import type postgres from 'postgres';
import { planForAnybody } from '@/server/plan-for-anybody';

/** What to count: these types, in these regions (null: wherever they are). */
export interface CountedPlaces {
  types: readonly string[];
  regions: readonly string[] | null;
}

/**
 * Counts an account's resources anew by type and region and writes what differs. To be called in the transaction that changed
 * them. @param places null: all of the account
 */
export async function refreshResourceCounts(
  sql: postgres.TransactionSql,
  orgId: string,
  awsAccountId: string,
  places: CountedPlaces | null,
): Promise<void> {
  const types = places ? sql`and type = any(${places.types as string[]}::text[])` : sql``;
  const regions = places?.regions ? sql`and region = any(${places.regions as string[]}::text[])` : sql``;
  const mine = sql`org_id = ${orgId}::uuid and aws_account_id = ${awsAccountId}::uuid ${types} ${regions}`;
  await sql`
    with fresh as (
      select type, region, count(*)::int as present, (count(*) filter (where open_findings > 0))::int as with_findings
      from resources where ${mine} and deleted_at is null group by type, region
    ), old as (
      select type, region, present, with_findings from resource_counts where ${mine}
    ), differing as materialized (
      select type, region, f.present, f.with_findings from fresh f full join old o using (type, region)
      where (f.present, f.with_findings) is distinct from (o.present, o.with_findings)
    ), removed as (
      delete from resource_counts c using differing d
      where c.org_id = ${orgId}::uuid and c.aws_account_id = ${awsAccountId}::uuid and c.type = d.type and c.region = d.region and d.present is null
    )
    insert into resource_counts (org_id, aws_account_id, type, region, present, with_findings)
    select ${orgId}::uuid, ${awsAccountId}::uuid, type, region, present, with_findings from differing where present is not null
    on conflict (org_id, aws_account_id, type, region) do update set present = excluded.present, with_findings = excluded.with_findings`;
}

/**
 * Notes on each resource of an account how many findings are open on it, muted ones included (so that no clock changes it), and
 * counts anew. To be called in the transaction that opened or resolved findings, after it.
 */
export async function refreshOpenFindings(sql: postgres.TransactionSql, orgId: string, awsAccountId: string): Promise<void> {
  await planForAnybody(sql);
  await sql`
    with open as materialized (
      select arn, count(*)::int as n from verdicts
      where org_id = ${orgId}::uuid and aws_account_id = ${awsAccountId}::uuid and finding = 'open' group by arn
    )
    update resources r set open_findings = coalesce(o.n, 0)
    from resources was left join open o on o.arn = was.arn
    where was.org_id = ${orgId}::uuid and was.aws_account_id = ${awsAccountId}::uuid and was.open_findings <> coalesce(o.n, 0)
      and r.org_id = was.org_id and r.id = was.id`;
  await refreshResourceCounts(sql, orgId, awsAccountId, null);
}

/** Counts an account's resources anew by type and tag key and writes what differs. The key '' counts those without a tag. */
export async function refreshTagCounts(sql: postgres.TransactionSql, orgId: string, awsAccountId: string): Promise<void> {
  await planForAnybody(sql);
  await sql`
    with fresh as (
      select r.type, coalesce(t.key, '') as key, count(*)::int as present
      from resources r left join resource_tags t on t.org_id = r.org_id and t.resource_id = r.id
      where r.org_id = ${orgId}::uuid and r.aws_account_id = ${awsAccountId}::uuid and r.deleted_at is null group by 1, 2
    ), old as (
      select type, key, present from resource_tag_counts where org_id = ${orgId}::uuid and aws_account_id = ${awsAccountId}::uuid
    ), differing as materialized (
      select type, key, f.present from fresh f full join old o using (type, key) where f.present is distinct from o.present
    ), removed as (
      delete from resource_tag_counts c using differing d
      where c.org_id = ${orgId}::uuid and c.aws_account_id = ${awsAccountId}::uuid and c.type = d.type and c.key = d.key and d.present is null
    )
    insert into resource_tag_counts (org_id, aws_account_id, type, key, present)
    select ${orgId}::uuid, ${awsAccountId}::uuid, type, key, present from differing where present is not null
    on conflict (org_id, aws_account_id, type, key) do update set present = excluded.present`;
}
