import type postgres from 'postgres';
import { checkById } from '@/server/checks/catalogue';
import { withOrg } from '@/server/db';
import { type Actor, within } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import { askedBy } from './asked-by';
import { countedFilter, mutesHaveEnded, readCountedFacets } from './counted-facets';
import { severityOf } from './data';
import type { StatusCounts } from './rollups';
import { rareWordOf } from './search';
import type { FacetValue, FindingFacets, FindingFilters, FindingStatus } from './types';
import { conditionsOf, statusIs } from './where';

type Field = 'severity' | 'service' | 'region' | 'account' | 'checkId';

const fields: readonly Field[] = ['severity', 'service', 'region', 'account', 'checkId'];
const columns = { severity: 'severity', service: 'service', region: 'region', account: 'aws_account_id', checkId: 'check_id' } as const;
const allStatuses = ['open', 'muted', 'resolved', 'unknown', 'pass', 'excluded'] as const satisfies readonly FindingStatus[];

/** More values than this help nobody to choose. */
const mostValues = 300;

interface Counted {
  status: Record<FindingStatus, number>;
  fields: Record<Field, { value: string; count: number }[]>;
}

/**
 * Counts per value of each field, each under all filters but its own, so that the other choices stay visible. One filter at a
 * time is answered by the rollups, however many findings there are; several narrow the findings enough to be counted.
 */
export async function countFacets(actor: Actor, asked: FindingFilters): Promise<FindingFacets> {
  const scope = within(actor, 'findings:read');
  const filters = askedBy(actor, asked);
  const { orgId } = scope;
  return withOrg(scope, async ({ sql }) => {
    const [named, fromSums] = await Promise.all([
      sql<{ id: string; name: string }[]>`select id, name from aws_accounts where org_id = ${orgId}`,
      fromRollups(sql, scope, filters),
    ]);
    const accounts = new Map(named.map(({ id, name }) => [id, name]));
    const counted = fromSums ?? (await live(sql, scope, filters));
    const label = (field: Field, value: string): string => {
      if (field === 'account') return accounts.get(value) ?? value;
      return field === 'checkId' ? (checkById(value)?.title ?? value) : value;
    };
    const values = (field: Field): FacetValue[] =>
      counted.fields[field]
        .map(({ value, count }) => ({ value: field === 'severity' ? severityOf(Number(value)) : value, count }))
        .map(({ value, count }) => ({ value, label: label(field, value), count }));
    return {
      status: allStatuses.map((status) => ({ value: status, label: status, count: counted.status[status] })),
      severity: values('severity'),
      service: values('service'),
      region: values('region'),
      account: values('account'),
      checkId: values('checkId'),
    };
  });
}

const statusesOf = (filters: FindingFilters): readonly FindingStatus[] => (filters.status?.length ? filters.status : ['open']);

async function fromRollups(sql: postgres.TransactionSql, scope: TenantScope, filters: FindingFilters): Promise<Counted | null> {
  const filter = countedFilter(filters);
  if (!filter) return null;
  const [haveEnded, { total, by }] = await Promise.all([mutesHaveEnded(sql, scope.orgId), readCountedFacets(sql, scope, filter)]);
  if (haveEnded) return null;
  const statuses = new Set(statusesOf(filters));
  const count = (counts: StatusCounts) => [...statuses].reduce((sum, status) => sum + counts[status], 0);
  const values = (field: Field) =>
    by[field]
      .map(({ value, counts }) => ({ value, count: count(counts) }))
      .filter((each) => each.count > 0)
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
      .slice(0, mostValues);
  return { status: total, fields: record((field) => values(field)) };
}

/**
 * In as few readings as the filters allow: fields that are not filtered themselves are counted under the same conditions, all at
 * once, and so are all statuses.
 */
async function live(sql: postgres.TransactionSql, scope: TenantScope, filters: FindingFilters): Promise<Counted> {
  const rare = await rareWordOf(sql, scope, filters);
  const counted = record((): { value: string; count: number }[] => []);
  const filtered = fields.filter((field) => filters[field]?.length);
  const others = fields.filter((field) => !filtered.includes(field));
  for (const some of [others, ...filtered.map((field) => [field])].filter(({ length }) => length > 0)) {
    const list = (as: (field: Field) => postgres.Fragment) => some.map(as).reduce((all, next) => sql`${all}, ${next}`);
    const name = (field: Field) => sql`v.${sql(columns[field])}`;
    // Of the columns that are grouped by, only that of the row's own set is filled.
    const rows = await sql<{ bits: number; value: string; count: number }[]>`
      select grouping(${list(name)})::int as bits, coalesce(${list((field) => sql`${name(field)}::text`)}) as value, count(*)::int as count
      from verdicts v where ${conditionsOf(sql, scope, { ...filters, ...Object.fromEntries(some.map((field) => [field, undefined])) }, rare)}
      group by grouping sets (${list((field) => sql`(${name(field)})`)}) order by 3 desc, 2`;
    some.forEach((field, at) => {
      // One bit a column, the first the highest; 0: grouped by it.
      const own = rows.filter(({ bits }) => ((bits >> (some.length - 1 - at)) & 1) === 0);
      counted[field] = own.slice(0, mostValues).map(({ value, count }) => ({ value, count }));
    });
  }
  const columnOf = (status: FindingStatus) => sql`count(*) filter (where ${statusIs(sql, status)})::int as ${sql(status)}`;
  const [status] = await sql<Counted['status'][]>`
    select ${allStatuses.map(columnOf).reduce((all, next) => sql`${all}, ${next}`)}
    from verdicts v where ${conditionsOf(sql, scope, { ...filters, status: [...allStatuses] }, rare)}`;
  if (!status) throw new Error('No count came.');
  return { status, fields: counted };
}

const record = <V>(make: (field: Field) => V): Record<Field, V> => ({
  severity: make('severity'),
  service: make('service'),
  region: make('region'),
  account: make('account'),
  checkId: make('checkId'),
});
