import type postgres from 'postgres';
import { sinceInstant } from '@/server/findings/triage-conditions';
import type { TenantScope } from '@/server/ids';
import { ofAccounts } from '@/server/tenant-filter';
import { type Search, wordConditions } from './search';
import type { ResourceFilters } from './types';

type Sql = postgres.TransactionSql;
type Fragment = postgres.PendingQuery<postgres.Row[]>;

/** `key=value` or `key`; a null value: whatever it is. */
export const tagOf = (text: string): { key: string; value: string | null } => {
  const at = text.indexOf('=');
  return at < 0 ? { key: text, value: null } : { key: text.slice(0, at), value: text.slice(at + 1) };
};

/** A single value as an equation: only then an index that goes on by the list's order gives it in that order. */
function among(sql: Sql, column: string, type: 'text' | 'uuid', values: readonly string[] | undefined): Fragment[] {
  if (!values?.length) return [];
  const [name, kind] = [sql`r.${sql(column)}`, sql.unsafe(type)];
  return [values.length === 1 ? sql`${name} = ${values[0] ?? ''}::${kind}` : sql`${name} = any(${values as string[]}::${kind}[])`];
}

/** Conditions that counts by type, account and region can answer as well. */
export const countedConditions = (sql: Sql, filters: ResourceFilters): Fragment[] => [
  ...among(sql, 'type', 'text', filters.type),
  ...among(sql, 'aws_account_id', 'uuid', filters.account),
  ...among(sql, 'region', 'text', filters.region),
];

/** All others, but those about findings. */
export function otherConditions(sql: Sql, scope: TenantScope, filters: ResourceFilters, search: Search): Fragment[] {
  const tagged = (key: string, value: string | null) => sql`exists (
    select 1 from resource_tags t where t.org_id = r.org_id and t.resource_id = r.id and t.key = ${key} ${value === null ? sql`` : sql`and t.value = ${value}`})`;
  return [
    ...among(sql, 'state', 'text', filters.state),
    ...(filters.since ? [sql`r.changed_at >= ${sinceInstant(filters.since)}::timestamptz`] : []),
    ...(filters.tag ?? []).map(tagOf).map(({ key, value }) => tagged(key, value)),
    ...(filters.without ?? []).map((key) =>
      key === '*'
        ? sql`not exists (select 1 from resource_tags t where t.org_id = r.org_id and t.resource_id = r.id)`
        : sql`not ${tagged(key, null)}`,
    ),
    ...wordConditions(sql, scope, search),
    // Signs alone are no word of anything.
    ...(filters.q?.trim() && search.words.length === 0 ? [sql`false`] : []),
  ];
}

export const findingConditions = (sql: Sql, { findings }: ResourceFilters): Fragment[] => {
  if (!findings) return [];
  return [findings === 'with' ? sql`r.open_findings > 0` : sql`r.open_findings = 0`];
};

export const allOf = (sql: Sql, parts: readonly Fragment[]): Fragment => parts.reduce((all, next) => sql`${all} and ${next}`, sql`true`);

/** Only operators that PostgreSQL may use below row-level security (equality, order, prefix), so that indexes serve. What is gone is left out. */
export function conditionsOf(sql: Sql, scope: TenantScope, filters: ResourceFilters, search: Search): Fragment {
  return sql`r.org_id = ${scope.orgId} ${ofAccounts(sql, scope, 'r.aws_account_id')} and r.deleted_at is null
    and ${allOf(sql, [...countedConditions(sql, filters), ...otherConditions(sql, scope, filters, search), ...findingConditions(sql, filters)])}`;
}
