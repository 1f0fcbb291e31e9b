import type postgres from 'postgres';
import { severities } from '@/server/checks/types';
import type { TenantScope } from '@/server/ids';
import { ofAccounts } from '@/server/tenant-filter';
import { facetSums } from './facet-sums';
import type { StatusCounts } from './rollups';
import type { FindingFilters } from './types';

type CountedField = 'severity' | 'service' | 'region' | 'checkId';
const countedFields: readonly CountedField[] = ['severity', 'service', 'region', 'checkId'];

const uncounted = ['resource', 'tag', 'framework', 'assignee', 'due', 'exception'] as const;

/** What the rollups can be asked: everything, or under one filter of one field. */
export type CountedFilter = { field: '' } | { field: CountedField; values: string[] } | { field: 'account'; values: string[] };

/** The filters as the rollups know them; null where they do not: words, or filters of two fields. The status is free. */
export function countedFilter(filters: FindingFilters): CountedFilter | null {
  if (filters.q?.trim() || filters.since || uncounted.some((field) => filters[field]?.length)) return null;
  const used = [...countedFields, 'account' as const].filter((field) => filters[field]?.length);
  if (used.length > 1) return null;
  const [field] = used;
  if (!field) return { field: '' };
  return { field, values: field === 'severity' ? (filters.severity ?? []).map(rankText) : [...(filters[field] ?? [])] };
}

const rankText = (severity: (typeof severities)[number]): string => String(severities.indexOf(severity) + 1);

/** A mute that has ended since it was counted makes the rollups wrong until the next recount. */
export async function mutesHaveEnded(sql: postgres.TransactionSql, orgId: string): Promise<boolean> {
  const rows = await sql`
    select 1 from mutes where org_id = ${orgId} and expires_at <= now() and lifted_at is null limit 1`;
  return rows.length > 0;
}

interface Row extends StatusCounts {
  by_field: string;
  by_value: string;
}

export interface CountedFacets {
  total: StatusCounts;
  by: Record<CountedField | 'account', { value: string; counts: StatusCounts }[]>;
}

/** The statements of `readCountedFacets`, written and not sent: the values of all fields but the accounts, and those. */
export function facetQueries(sql: postgres.TransactionSql, scope: TenantScope, filter: CountedFilter) {
  const { orgId } = scope;
  const sums = sql`sum(open)::int as open, sum(muted)::int as muted, sum(resolved)::int as resolved, sum(unknown)::int as unknown, sum(pass)::int as pass,
    sum(excluded)::int as excluded, sum(passing)::int as passing, sum(unseen)::int as unseen`;
  const own = filter.field;
  return [
    own === 'account'
      ? sql<Row[]>`
          select by_field, by_value, ${sums} from account_facets
          where org_id = ${orgId} and aws_account_id = any(${filter.values}::uuid[]) ${ofAccounts(sql, scope, 'aws_account_id')} and field = '' group by 1, 2`
      : own === ''
        ? sql<
            Row[]
          >`select by_field, by_value, open, muted, resolved, unknown, pass, excluded, passing, unseen from ${facetSums(sql, scope)} where org_id = ${orgId} and field = '' and value = ''`
        : sql<Row[]>`
            select by_field, by_value, ${sums} from ${facetSums(sql, scope)}
            where org_id = ${orgId} and field = ${own} and value = any(${filter.values}::text[]) group by 1, 2
            union all
            select by_field, by_value, open, muted, resolved, unknown, pass, excluded, passing, unseen from ${facetSums(sql, scope)}
            where org_id = ${orgId} and field = '' and value = '' and by_field = ${own}`,
    sql<(StatusCounts & { value: string })[]>`
      select aws_account_id as value, ${sums} from account_facets
      where org_id = ${orgId} ${ofAccounts(sql, scope, 'aws_account_id')} and by_field = ''
        and ${own === '' || own === 'account' ? sql`field = '' and value = ''` : sql`field = ${own} and value = any(${filter.values}::text[])`}
      group by 1`,
  ] as const;
}

/** All facets of the list under one filter, each under all filters but its own field's. Reads a few hundred narrow rows. */
export async function readCountedFacets(sql: postgres.TransactionSql, scope: TenantScope, filter: CountedFilter): Promise<CountedFacets> {
  // Neither waits for the other: both are on their way at once, over the one connection.
  const [rows, accounts] = await Promise.all(facetQueries(sql, scope, filter));
  const under = (field: CountedField) =>
    rows.filter((row) => row.by_field === field).map(({ by_value, ...counts }) => ({ value: by_value, counts }));
  const none: StatusCounts = { open: 0, muted: 0, resolved: 0, unknown: 0, pass: 0, excluded: 0, passing: 0, unseen: 0 };
  return {
    total: rows.find((row) => row.by_field === '') ?? none,
    by: {
      severity: under('severity'),
      service: under('service'),
      region: under('region'),
      checkId: under('checkId'),
      account: accounts.map(({ value, ...counts }) => ({ value, counts })),
    },
  };
}

/** The statement of `readCountedTotal`, written and not sent. */
export function totalQuery(sql: postgres.TransactionSql, scope: TenantScope, filter: CountedFilter) {
  const { orgId } = scope;
  const sums = sql`coalesce(sum(open), 0)::int as open, coalesce(sum(muted), 0)::int as muted, coalesce(sum(resolved), 0)::int as resolved,
    coalesce(sum(unknown), 0)::int as unknown, coalesce(sum(pass), 0)::int as pass,
    coalesce(sum(excluded), 0)::int as excluded, coalesce(sum(passing), 0)::int as passing, coalesce(sum(unseen), 0)::int as unseen`;
  return filter.field === 'account'
    ? sql<StatusCounts[]>`select ${sums} from account_facets
          where org_id = ${orgId} and aws_account_id = any(${filter.values}::uuid[]) ${ofAccounts(sql, scope, 'aws_account_id')} and field = '' and value = '' and by_field = '' and by_value = ''`
    : sql<StatusCounts[]>`select ${sums} from ${facetSums(sql, scope)}
          where org_id = ${orgId} and field = ${filter.field} and value = any(${filter.field === '' ? [''] : filter.values}::text[])
            and by_field = '' and by_value = ''`;
}

/** How many verdicts match, by the rollups. */
export async function readCountedTotal(sql: postgres.TransactionSql, scope: TenantScope, filter: CountedFilter): Promise<StatusCounts> {
  const [row] = await totalQuery(sql, scope, filter);
  if (!row) throw new Error('Counting gave no row.');
  return row;
}
