import type postgres from 'postgres';
import { withOrg } from '@/server/db';
import type { Actor } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import { ofAccounts } from '@/server/tenant-filter';
import { scopeFor } from './scope-for';
import { type Search, weighWords } from './search';
import type { CountedValue, InventoryCounts, ResourceFilters } from './types';
import { allOf, conditionsOf, countedConditions } from './where';

type Sql = postgres.TransactionSql;

/**
 * So many are counted one by one where scans keep no counts for the filter: further helps nobody and costs everybody. Each word of a
 * search is looked up for every resource that is counted, so that fewer are.
 */
export const countedAtMost = ({ q }: ResourceFilters): number => (q?.trim() ? 1_000 : 10_000);

/** More values than this help nobody to choose. */
const mostValues = 300;

/** Whether the counts that scans keep answer the filter: type, account, region and findings alone. */
export const isCounted = ({ tag, without, q, state, since }: ResourceFilters): boolean =>
  !tag?.length && !without?.length && !q?.trim() && !state?.length && !since;

/** What `resource_counts` counts under a filter about findings. */
const counted = (sql: Sql, { findings }: ResourceFilters) => {
  if (!findings) return sql`r.present`;
  return findings === 'with' ? sql`r.with_findings` : sql`(r.present - r.with_findings)`;
};

/** How many resources match a filter that `isCounted`. */
export async function countMatching(sql: Sql, scope: TenantScope, filters: ResourceFilters): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select coalesce(sum(${counted(sql, filters)}), 0)::int as n from resource_counts r
    where r.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'r.aws_account_id')} and ${allOf(sql, countedConditions(sql, filters))}`;
  return row?.n ?? 0;
}

/** Counts per type, account and region, each under all filters but its own, so that the other choices stay visible. */
export async function countInventory(actor: Actor, filters: ResourceFilters): Promise<InventoryCounts> {
  const scope = scopeFor(actor, filters);
  return withOrg(scope, ({ sql }) => readCounts(sql, scope, filters));
}

interface Group {
  type: string | null;
  account: string | null;
  region: string | null;
  counted: number;
  matching: number;
  all: number;
}

/** One statement: a row per value, which says how many match under the filters of the other fields. */
export function countsQuery(sql: Sql, scope: TenantScope, filters: ResourceFilters, search: Search) {
  const is = (conditions: readonly postgres.Fragment[]) => conditions[0] ?? sql`true`;
  const [type, account, region] = (['type', 'account', 'region'] as const).map((field) =>
    is(countedConditions(sql, { [field]: filters[field] })),
  ) as [postgres.Fragment, postgres.Fragment, postgres.Fragment];
  const none = { ...filters, type: [], account: [], region: [] };
  const cells = isCounted(filters)
    ? sql`select r.type, r.aws_account_id, r.region, ${counted(sql, filters)} as n from resource_counts r
        where r.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'r.aws_account_id')}`
    : sql`select m.type, m.aws_account_id, m.region, count(*) as n from (
          select r.type, r.aws_account_id, r.region from resources r where ${conditionsOf(sql, scope, none, search)} order by r.id limit ${countedAtMost(filters) + 1}) m
        group by 1, 2, 3`;
  return sql<Group[]>`
    select r.type, r.aws_account_id as account, r.region, coalesce(sum(n), 0)::int as "all",
      coalesce(sum(n) filter (where ${type} and ${account} and ${region}), 0)::int as matching,
      coalesce(case when grouping(r.type) = 0 then sum(n) filter (where ${account} and ${region})
        when grouping(r.aws_account_id) = 0 then sum(n) filter (where ${type} and ${region})
        else sum(n) filter (where ${type} and ${account}) end, 0)::int as counted
    from (${cells}) r group by grouping sets ((r.type), (r.aws_account_id), (r.region), ())`;
}

async function readCounts(sql: Sql, scope: TenantScope, filters: ResourceFilters): Promise<InventoryCounts> {
  const groups = await countsQuery(sql, scope, filters, await weighWords(sql, scope, filters.q));
  const of = (field: 'type' | 'account' | 'region'): CountedValue[] =>
    groups
      .flatMap((group) => {
        const value = group[field];
        return value !== null && group.counted > 0 ? [{ value, count: group.counted }] : [];
      })
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, mostValues);
  const whole = groups.find(({ type, account, region }) => type === null && account === null && region === null);
  return {
    total: whole?.matching ?? 0,
    isCapped: !isCounted(filters) && (whole?.all ?? 0) > countedAtMost(filters),
    type: of('type'),
    account: of('account'),
    region: of('region'),
  };
}

/** The states that present resources are in, by one step into the index for each. */
export async function listStates(actor: Actor): Promise<string[]> {
  const scope = scopeFor(actor, {});
  return withOrg(scope, async ({ sql }) => {
    const next = (after: postgres.Fragment) => sql`(
      select r.state from resources r where r.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'r.aws_account_id')} and r.deleted_at is null
        and r.state is not null ${after} order by r.state limit 1)`;
    const rows = await sql<{ state: string }[]>`
      with recursive steps as (
        select ${next(sql``)} as state
        union all select ${next(sql`and r.state > s.state`)} from steps s where s.state is not null
      ) select state from steps where state is not null limit 200`;
    return rows.map(({ state }) => state);
  });
}
