import type postgres from 'postgres';
import { withOrg } from '@/server/db';
import { type Actor, within } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import { ofAccounts } from '@/server/tenant-filter';
import { findSpellings } from './spellings';
import type { KeyUse, RequiredKey, TagCoverage, TagPlace } from './types';

/** Keys in use that are suggested, most used first. */
const suggestedAtMost = 20;
/** Values of a key that are read to find different spellings. */
export const valuesRead = 1_000;

/**
 * Which required keys are there, per type and account, as the last scans saw it. Types of which nothing carries any tag are told
 * apart: many things cannot be tagged, and nobody can mend that.
 */
export async function getTagCoverage(actor: Actor): Promise<TagCoverage> {
  const scope = within(actor, 'resources:read');
  return withOrg(scope, async ({ sql }) => {
    const required = (await sql<{ key: string }[]>`select key from required_tags where org_id = ${scope.orgId} order by key`).map(
      ({ key }) => key,
    );
    const places = await readPlaces(sql, scope);
    const inUse = await readKeys(sql, scope);
    const taggable = new Set(places.filter(({ tagged }) => tagged > 0).map(({ type }) => type));
    const counted = places.filter(({ type }) => taggable.has(type));
    const have = required.length > 0 ? await readRequired(sql, scope, required) : [];
    const keys: RequiredKey[] = [];
    for (const key of required) keys.push(await requiredKey(sql, scope, key, counted, have));
    return {
      total: counted.reduce((sum, { present }) => sum + present, 0),
      untagged: counted.reduce((sum, { present, tagged }) => sum + present - tagged, 0),
      required: keys,
      inUse: inUse.slice(0, suggestedAtMost),
      keySpellings: findSpellings(inUse.map(({ key, present }) => ({ value: key, count: present }))),
      types: [...taggable].sort(),
      withoutTags: [...new Set(places.filter(({ type }) => !taggable.has(type)).map(({ type }) => type))].sort(),
    };
  });
}

interface Place {
  type: string;
  account: string;
  present: number;
  tagged: number;
}

/** Of the row for '' is known how many carry no tag. */
const readPlaces = (sql: postgres.TransactionSql, scope: TenantScope) => sql<Place[]>`
  select c.type, c.aws_account_id as account, sum(c.present)::int as present,
    (sum(c.present) - coalesce(max(u.present), 0))::int as tagged
  from resource_counts c
  left join resource_tag_counts u on u.org_id = c.org_id and u.aws_account_id = c.aws_account_id and u.type = c.type and u.key = ''
  where c.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'c.aws_account_id')} group by 1, 2`;

/** Keys in use, most used first. @param withReserved also those that AWS sets */
export const readKeys = (sql: postgres.TransactionSql, scope: TenantScope, { withReserved = false } = {}) => sql<KeyUse[]>`
  select key, sum(present)::int as present from resource_tag_counts
  where org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'aws_account_id')} and key <> '' ${withReserved ? sql`` : sql`and key not like 'aws:%'`}
  group by key order by 2 desc, key limit 2000`;

interface Having {
  key: string;
  type: string;
  account: string;
  present: number;
}

const readRequired = (sql: postgres.TransactionSql, scope: TenantScope, required: readonly string[]) => sql<Having[]>`
  select key, type, aws_account_id as account, present from resource_tag_counts
  where org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'aws_account_id')} and key = any(${required as string[]}::text[])`;

async function requiredKey(
  sql: postgres.TransactionSql,
  scope: TenantScope,
  key: string,
  places: readonly Place[],
  have: readonly Having[],
): Promise<RequiredKey> {
  const mine = have.filter((each) => each.key === key);
  const by = (field: 'type' | 'account'): TagPlace[] => {
    const totals = new Map<string, TagPlace>();
    for (const place of places) {
      const known = totals.get(place[field]) ?? { value: place[field], total: 0, present: 0 };
      totals.set(place[field], { ...known, total: known.total + place.present });
    }
    for (const each of mine) {
      const known = totals.get(each[field]);
      if (known) totals.set(each[field], { ...known, present: Math.min(known.total, known.present + each.present) });
    }
    return [...totals.values()].sort((a, b) => b.total - b.present - (a.total - a.present) || (a.value < b.value ? -1 : 1));
  };
  const values = await readValues(sql, scope, key);
  return {
    key,
    total: places.reduce((sum, { present }) => sum + present, 0),
    present: mine.reduce((sum, { present }) => sum + present, 0),
    byType: by('type'),
    byAccount: by('account'),
    values: values.length,
    valuesAreCapped: values.length >= valuesRead,
    spellings: findSpellings(values.map((value) => ({ value, count: null }))),
  };
}

/**
 * The different values of a key, by one step into the index for each: as quick for a million resources as for ten.
 * @param beginning of the values
 */
export async function readValues(sql: postgres.TransactionSql, scope: TenantScope, key: string, beginning = ''): Promise<string[]> {
  const begins = beginning === '' ? sql`` : sql`and t.value ^@ ${beginning}`;
  const next = (after: postgres.Fragment) => sql`(
    select t.value from resource_tags t where t.org_id = ${scope.orgId} and t.key = ${key} ${begins} ${after} order by t.value limit 1)`;
  const rows = await sql<{ value: string }[]>`
    with recursive steps as (
      select ${next(sql``)} as value
      union all select ${next(sql`and t.value > s.value`)} from steps s where s.value is not null
    ) select value from steps where value is not null limit ${valuesRead}`;
  return rows.map(({ value }) => value);
}
