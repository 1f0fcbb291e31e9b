import type postgres from 'postgres';
import type { TenantScope } from '@/server/ids';
import { ofAccounts } from '@/server/tenant-filter';
import type { Grouping } from '../constants';
import { type Money, money } from '../money';
import { type CostFilter, choose } from './choose';

type Sql = postgres.TransactionSql;

function where(sql: Sql, scope: TenantScope, filter: CostFilter, by: Grouping | null, first: string, last: string) {
  const { grouping } = choose(filter, by);
  const is = (column: string, value: string | undefined) => (value === undefined ? sql`` : sql`and ${sql(column)} = ${value}`);
  return sql`
    where org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'aws_account_id')} and grouping = ${grouping}
      and tag_key = ${grouping === 'tag' ? (filter.tagKey ?? '') : ''} and day between ${first} and ${last}
      ${is('service', filter.service)} ${is('account_id', filter.accountId)} ${is('region', filter.region)}
      ${is('usage_type', filter.usageType)} ${is('record_type', filter.recordType)} ${is('tag_value', filter.tagValue)} ${is('unit', filter.unit)}`;
}

/** Each day's sum; days without a line are missing. One currency: `filter.unit` must be set. */
export async function dailySums(
  sql: Sql,
  scope: TenantScope,
  filter: CostFilter,
  first: string,
  last: string,
): Promise<Map<string, Money>> {
  const rows = await sql<{ day: string; amount: string }[]>`
    select day::text as day, sum(amount)::text as amount from cost_entries ${where(sql, scope, filter, null, first, last)} group by day order by day`;
  return new Map(rows.map(({ day, amount }) => [day, money(amount)]));
}

/** Sums by one dimension, the largest first. */
export async function sumsBy(
  sql: Sql,
  scope: TenantScope,
  filter: CostFilter,
  by: Grouping,
  first: string,
  last: string,
): Promise<{ key: string; amount: Money }[]> {
  const { column } = choose(filter, by);
  const rows = await sql<{ key: string; amount: string }[]>`
    select ${sql(column ?? 'service')} as key, sum(amount)::text as amount from cost_entries ${where(sql, scope, filter, by, first, last)}
    group by 1 order by sum(amount) desc, 1`;
  return rows.map(({ key, amount }) => ({ key, amount: money(amount) }));
}

/** The same, day by day: for a stacked chart. */
export async function dailySumsBy(sql: Sql, scope: TenantScope, filter: CostFilter, by: Grouping, first: string, last: string) {
  const { column } = choose(filter, by);
  const rows = await sql<{ day: string; key: string; amount: string }[]>`
    select day::text as day, ${sql(column ?? 'service')} as key, sum(amount)::text as amount
    from cost_entries ${where(sql, scope, filter, by, first, last)} group by 1, 2 order by 1, 2`;
  return rows.map(({ day, key, amount }) => ({ day, key, amount: money(amount) }));
}

/** The currencies that the caller's figures are in: US dollars first, then by name. They are never added up. */
export async function unitsOf(sql: Sql, scope: TenantScope): Promise<string[]> {
  const rows = await sql<{ unit: string }[]>`
    select distinct unit from cost_entries where org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'aws_account_id')} and grouping = 'service'`;
  return rows.map(({ unit }) => unit).sort((a, b) => (a === 'USD' ? -1 : b === 'USD' ? 1 : a < b ? -1 : 1));
}
