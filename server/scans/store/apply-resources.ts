import type postgres from 'postgres';
import { globalRegion } from '@/server/checks/coverage';
import { type CountedPlaces, refreshResourceCounts } from '@/server/inventory/counts';
import { applyEdges, dropEdges } from '@/server/relations/apply-edges';
import { withoutLoops } from './without-loops';

/** What a unit's listing says about absent things, and when. */
export interface ResourceScope {
  orgId: string;
  awsAccountId: string;
  scanId: string;
  service: string;
  /** The unit's region, `global` included. */
  unitRegion: string;
  /** ISO 8601. */
  now: string;
  /** Types whose listing was complete: what it no longer has is gone. */
  completeTypes: readonly string[];
  /** Regions that the scan looked at: a bucket elsewhere was not listed, which says nothing about it. */
  regions: readonly string[];
  /** The ARN of the one thing that was looked at: nothing else is gone, whatever was not seen. Absent: all of `completeTypes`. */
  only?: string | null;
}

/**
 * Makes the stored inventory equal to the staged one, touching only rows that differ. Where a call failed for a resource
 * (`gaps`) what is stored and was not seen this time is kept, and noted as carried: the call may have filled it, or it is gone.
 * Runs in the unit's transaction.
 */
export async function applyResources(sql: postgres.TransactionSql, scope: ResourceScope): Promise<{ changed: number; deleted: number }> {
  const [staged] = await sql<{ some: boolean }[]>`select exists (select from staged_resources) as some`;
  // Most units are of empty regions: what compares resources one by one is not even planned there.
  const touched = staged?.some ? await withoutLoops(sql, 'staged_resources', () => writeStaged(sql, scope)) : [];
  await applyEdges(sql, scope, touched);
  const deleted = await markGone(sql, scope);
  if (touched.length + deleted > 0) await refreshResourceCounts(sql, scope.orgId, scope.awsAccountId, await placesOf(sql, scope));
  return { changed: touched.length, deleted };
}

/** Where the unit may have changed how many there are of a type. */
async function placesOf(sql: postgres.TransactionSql, { unitRegion, completeTypes }: ResourceScope): Promise<CountedPlaces> {
  const staged = await sql<{ type: string; region: string }[]>`select distinct type, region from staged_resources`;
  return {
    types: [...new Set([...completeTypes, ...staged.map(({ type }) => type)])],
    // A thing of a global unit may have been in another region before.
    regions: unitRegion === globalRegion ? null : [...new Set([unitRegion, ...staged.map(({ region }) => region)])],
  };
}

/** Writes resources that are new or differ, with their versions, tags and words. @returns ids of those */
async function writeStaged(sql: postgres.TransactionSql, scope: ResourceScope): Promise<string[]> {
  const { orgId, awsAccountId, scanId, unitRegion, now } = scope;
  const changed = await sql`
    with merged as (
      select r.id, r.hash as was_hash, r.deleted_at as was_deleted, s.name, s.region, s.gaps, r.gaps as was_gaps,
        case when s.gaps = '[]' then s.config else r.config || s.config end as config,
        case when s.gaps = '[]' then s.tags else r.tags || s.tags end as tags,
        case when s.gaps = '[]' then '{}' else array(select key from jsonb_object_keys(r.config) key where not s.config ? key order by 1) end as carried_config,
        case when s.gaps = '[]' then '{}' else array(select key from jsonb_object_keys(r.tags) key where not s.tags ? key order by 1) end as carried_tags,
        r.carried_config as was_carried_config, r.carried_tags as was_carried_tags
      from staged_resources s
      join resources r on r.org_id = ${orgId}::uuid and r.aws_account_id = ${awsAccountId}::uuid and r.arn = s.arn
    ), hashed as (
      select *, md5(config::text || tags::text || coalesce(name, '')) as hash from merged
    ), updated as (
      update resources r
      set config = h.config, tags = h.tags, name = h.name, region = h.region, gaps = h.gaps,
        carried_config = h.carried_config, carried_tags = h.carried_tags, hash = h.hash, deleted_at = null, changed_at = ${now}::timestamptz
      from hashed h
      where r.org_id = ${orgId}::uuid and r.id = h.id and (h.was_hash <> h.hash or h.was_deleted is not null)
      returning r.id, h.was_deleted, r.config, r.tags, r.hash
    ), gaps_only as (
      update resources r set gaps = h.gaps, carried_config = h.carried_config, carried_tags = h.carried_tags
      from hashed h
      where r.org_id = ${orgId}::uuid and r.id = h.id and h.was_hash = h.hash and h.was_deleted is null
        and (h.gaps, h.carried_config, h.carried_tags) is distinct from (h.was_gaps, h.was_carried_config, h.was_carried_tags)
    )
    insert into resource_versions (org_id, resource_id, changed_at, scan_id, change, config, tags, hash)
    select ${orgId}::uuid, id, ${now}::timestamptz, ${scanId}::uuid, case when was_deleted is null then 'changed' else 'recreated' end, config, tags, hash from updated
    on conflict (org_id, resource_id, changed_at) do update set config = excluded.config, tags = excluded.tags, hash = excluded.hash
    returning resource_id`;

  // Their findings so far are those that are staged beside them, but of checks that missed something, which know nothing. The end of the scan
  // counts again, and would have to write each row again.
  const created = await sql`
    with inserted as (
      insert into resources (org_id, aws_account_id, service, type, region, unit_region, arn, resource_id, name, tags, config, gaps, hash, first_seen_at, changed_at, open_findings)
      select ${orgId}::uuid, ${awsAccountId}::uuid, s.service, s.type, s.region, ${unitRegion}, s.arn, s.resource_id, s.name, s.tags, s.config, s.gaps,
        md5(s.config::text || s.tags::text || coalesce(s.name, '')), ${now}::timestamptz, ${now}::timestamptz, coalesce(f.n, 0)
      from staged_resources s
      left join (
        select v.arn, count(*)::int as n from staged_verdicts v
        where v.status = 'fail' and not exists (select from judged j where j.check_id = v.check_id and j.region = v.region and not j.complete)
        group by v.arn
      ) f on f.arn = s.arn
      where not exists (select 1 from resources r where r.org_id = ${orgId}::uuid and r.aws_account_id = ${awsAccountId}::uuid and r.arn = s.arn)
      returning id, config, tags, hash
    )
    insert into resource_versions (org_id, resource_id, changed_at, scan_id, change, config, tags, hash)
    select ${orgId}::uuid, id, ${now}::timestamptz, ${scanId}::uuid, 'created', config, tags, hash from inserted
    returning resource_id`;

  const changedIds = changed.map((row) => row.resource_id as string);
  const createdIds = created.map((row) => row.resource_id as string);
  const touched = [...changedIds, ...createdIds];
  if (changedIds.length > 0) {
    await sql`delete from resource_tags where org_id = ${orgId}::uuid and resource_id = any(${changedIds}::bigint[])`;
    await sql`
      with said as materialized (${wordsOf(sql, scope, changedIds)}), dropped as (
        delete from resource_tokens k where k.org_id = ${orgId}::uuid and k.resource_id = any(${changedIds}::bigint[])
          and not exists (select from said where said.id = k.resource_id and said.token = k.token)
      )
      insert into resource_tokens (org_id, token, resource_id) select ${orgId}::uuid, token, id from said on conflict do nothing`;
  }
  // New ones have no words yet: to look for a conflict with each would take as long again as writing them.
  if (createdIds.length > 0)
    await sql`
      insert into resource_tokens (org_id, token, resource_id)
      select ${orgId}::uuid, token, id from (${wordsOf(sql, scope, createdIds)}) said`;
  if (touched.length > 0)
    await sql`
      insert into resource_tags (org_id, resource_id, key, value)
      select ${orgId}::uuid, r.id, t.key, t.value from resources r, jsonb_each_text(r.tags) t
      where r.org_id = ${orgId}::uuid and r.id = any(${touched}::bigint[]) and r.deleted_at is null`;
  return touched;
}

/** The words of what is staged, each once (`textArray` in staging.ts sees to that), for those that are stored under these ids. */
const wordsOf = (sql: postgres.TransactionSql, { orgId, awsAccountId }: ResourceScope, ids: readonly string[]) => sql`
  select r.id, t.token from staged_resources s
  join resources r on r.org_id = ${orgId}::uuid and r.aws_account_id = ${awsAccountId}::uuid and r.arn = s.arn, unnest(s.tokens) t (token)
  where r.id = any(${ids as string[]}::bigint[])`;

/** Notes what a complete listing has no longer. @returns how many */
async function markGone(sql: postgres.TransactionSql, scope: ResourceScope): Promise<number> {
  const { orgId, awsAccountId, scanId, service, unitRegion, now, completeTypes, regions, only = null } = scope;
  const deleted = await sql`
    with gone as (
      update resources r set deleted_at = ${now}::timestamptz, changed_at = ${now}::timestamptz
      where r.org_id = ${orgId}::uuid and r.aws_account_id = ${awsAccountId}::uuid and r.service = ${service} and r.unit_region = ${unitRegion}
        and r.deleted_at is null and r.type = any(${completeTypes as string[]}::text[])
        and r.region = any(${regions as string[]}::text[]) ${only === null ? sql`` : sql`and r.arn = ${only}`}
        and not exists (select 1 from staged_resources s where s.arn = r.arn)
      returning r.id, r.hash
    )
    insert into resource_versions (org_id, resource_id, changed_at, scan_id, change, config, tags, hash)
    select ${orgId}::uuid, id, ${now}::timestamptz, ${scanId}::uuid, 'deleted', null, null, hash from gone
    on conflict (org_id, resource_id, changed_at) do update set change = 'deleted', config = null, tags = null
    returning resource_id`;
  if (deleted.length > 0) {
    const ids = deleted.map((row) => row.resource_id as string);
    await sql`delete from resource_tags where org_id = ${orgId}::uuid and resource_id = any(${ids}::bigint[])`;
    await dropEdges(sql, orgId, ids);
  }
  return deleted.length;
}
