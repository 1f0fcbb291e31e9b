import type postgres from 'postgres';
import { checkById } from '@/server/checks/catalogue';
import { withOrg } from '@/server/db';
import { type Actor, within } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import { askedBy } from './asked-by';
import { countedFilter, mutesHaveEnded, readCountedFacets } from './counted-facets';
import { severityOf } from './data';
import type { StatusCounts } from './rollups';
import type { FacetValue, FindingFacets, FindingFilters, FindingStatus } from './types';
import { conditionsOf } from './where';

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
    const accounts = new Map(
      (await sql<{ id: string; name: string }[]>`select id, name from aws_accounts where org_id = ${orgId}`).map(({ id, name }) => [
        id,
        name,
      ]),
    );
    const counted = (await fromRollups(sql, scope, filters)) ?? (await live(sql, scope, filters));
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
  if (!filter || (await mutesHaveEnded(sql, scope.orgId))) return null;
  const { total, by } = await readCountedFacets(sql, scope, filter);
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

async function live(sql: postgres.TransactionSql, scope: TenantScope, filters: FindingFilters): Promise<Counted> {
  const counted: Partial<Counted['fields']> = {};
  for (const field of fields) {
    counted[field] = await sql<{ value: string; count: number }[]>`
      select v.${sql(columns[field])}::text as value, count(*)::int as count from verdicts v
      where ${conditionsOf(sql, scope, { ...filters, [field]: undefined })} group by 1 order by 2 desc, 1 limit ${mostValues}`;
  }
  const status: Partial<Counted['status']> = {};
  for (const each of allStatuses) {
    const [row] = await sql<{ count: number }[]>`
      select count(*)::int as count from verdicts v where ${conditionsOf(sql, scope, { ...filters, status: [each] })}`;
    status[each] = row?.count ?? 0;
  }
  return { status: status as Counted['status'], fields: counted as Counted['fields'] };
}

const record = <V>(make: (field: Field) => V): Record<Field, V> => ({
  severity: make('severity'),
  service: make('service'),
  region: make('region'),
  account: make('account'),
  checkId: make('checkId'),
});
