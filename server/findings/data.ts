import type postgres from 'postgres';
import { checkById } from '@/server/checks/catalogue';
import { severities } from '@/server/checks/types';
import { type Tx, withOrg } from '@/server/db';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import type { OrgId } from '@/server/ids';
import type { Page } from '@/server/page';
import { defaultFindingSort, pageSize } from './constants';
import { countedFilter, mutesHaveEnded, readCountedTotal } from './counted-facets';
import { columnsOf, cursorSchema } from './sort';
import type { FindingFilters, FindingParams, FindingRow, FindingStatus } from './types';
import { conditionsOf } from './where';

/** Counting further than this helps nobody and costs everybody. */
export const totalCap = 10_000;

interface Row {
  id: string;
  check_id: string;
  arn: string;
  resource_type: string;
  resource_id: string;
  resource_name: string | null;
  service: string;
  region: string;
  severity: number;
  status: string;
  finding: 'open' | 'resolved' | null;
  muted_until: string | null;
  first_seen_at: string;
  changed_at: string;
  reopened_count: number;
  aws_account_id: string;
  account_id: string;
  account_name: string;
  account_kind: 'role' | 'keys' | 'ambient' | 'sample';
  muted: boolean;
}

const rowColumns = (sql: postgres.TransactionSql) => sql`
  v.id, v.check_id, v.arn, v.resource_type, v.resource_id, v.resource_name, v.service, v.region, v.severity, v.status, v.finding,
  v.muted_until, v.first_seen_at, v.changed_at, v.reopened_count, v.aws_account_id, coalesce(v.muted_until > now(), false) as muted,
  a.account_id, a.name as account_name, a.kind as account_kind`;

export const isoText = (value: string): string => new Date(value).toISOString();

export const severityOf = (rank: number) => severities[rank - 1] ?? 'low';

function statusOf(row: Row): FindingStatus {
  if (row.finding === 'resolved') return 'resolved';
  if (row.finding === 'open') return row.muted ? 'muted' : 'open';
  return row.status === 'unknown' ? 'unknown' : 'pass';
}

function toRow(row: Row): FindingRow {
  return {
    id: row.id,
    checkId: row.check_id,
    title: checkById(row.check_id)?.title ?? row.check_id,
    severity: severityOf(row.severity),
    status: statusOf(row),
    resource: { id: row.resource_id, arn: row.arn, type: row.resource_type, name: row.resource_name },
    service: row.service,
    region: row.region,
    account: { id: row.aws_account_id, accountId: row.account_id, name: row.account_name, kind: row.account_kind },
    firstSeenAt: isoText(row.first_seen_at),
    lastChangedAt: isoText(row.changed_at),
    mutedUntil: row.muted && row.muted_until ? isoText(row.muted_until) : null,
    reopenedCount: row.reopened_count,
  };
}

/** One page of findings in the asked order; cursors are bound to the organization, the order and nothing else. */
export async function listFindings(orgId: OrgId, params: FindingParams): Promise<Page<FindingRow>> {
  return withOrg(orgId, async (tx) => {
    const limit = params.limit ?? pageSize;
    const rows = await readPage(tx, orgId, params, limit + 1);
    const page = rows.slice(0, limit);
    const last = page[page.length - 1];
    const { total, capped } = await countFindings(tx, orgId, params);
    return {
      rows: page.map(toRow),
      total,
      totalIsCapped: capped,
      nextCursor: rows.length > limit && last ? cursorOf(orgId, params, last) : null,
    };
  });
}

const listName = (params: FindingParams) => `findings:${params.sort ?? defaultFindingSort}`;

function cursorOf(orgId: OrgId, params: FindingParams, last: Row): string {
  const columns = columnsOf(params.sort ?? defaultFindingSort);
  return encodeCursor(
    orgId,
    listName(params),
    columns.map((column) => last[column.name]),
  );
}

async function readPage({ sql }: Tx, orgId: OrgId, params: FindingParams, limit: number): Promise<Row[]> {
  const columns = columnsOf(params.sort ?? defaultFindingSort);
  const values = params.cursor ? decodeCursor(orgId, listName(params), params.cursor, cursorSchema(columns)) : null;
  const cast = (index: number) => sql`${String(values?.[index])}::${sql.unsafe(columns[index]?.cast ?? 'text')}`;
  const name = (index: number) => sql`v.${sql(columns[index]?.name ?? 'id')}`;
  const beyond = (index: number) =>
    columns[index]?.descending ? sql`${name(index)} < ${cast(index)}` : sql`${name(index)} > ${cast(index)}`;
  // (a > x) or (a = x and b < y) or …, with a bound on the leading column that an index range can use.
  const after = values
    ? sql`and ${name(0)} ${columns[0]?.descending ? sql`<=` : sql`>=`} ${cast(0)} and (${columns
        .map((_, depth) =>
          columns
            .slice(0, depth)
            .map((_, index) => sql`${name(index)} = ${cast(index)}`)
            .concat(beyond(depth))
            .reduce((all, next) => sql`${all} and ${next}`),
        )
        .reduce((all, next) => sql`${all} or (${next})`)})`
    : sql``;
  const order = columns
    .map((_, index) => (columns[index]?.descending ? sql`${name(index)} desc` : sql`${name(index)} asc`))
    .reduce((all, next) => sql`${all}, ${next}`);
  return sql<Row[]>`
    select ${rowColumns(sql)} from verdicts v
    join aws_accounts a on a.org_id = v.org_id and a.id = v.aws_account_id
    where ${conditionsOf(sql, orgId, params)} ${after}
    order by ${order} limit ${limit}`;
}

/** By the rollups where they know the filter: exact, and the same for ten findings and a million. Else by counting, up to the cap. */
async function countFindings({ sql }: Tx, orgId: OrgId, filters: FindingFilters): Promise<{ total: number; capped: boolean }> {
  const filter = countedFilter(filters);
  if (filter && !(await mutesHaveEnded(sql, orgId))) {
    const counts = await readCountedTotal(sql, orgId, filter);
    const statuses = new Set<FindingStatus>(filters.status?.length ? filters.status : ['open']);
    return { total: [...statuses].reduce((sum, status) => sum + counts[status], 0), capped: false };
  }
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from (select 1 from verdicts v where ${conditionsOf(sql, orgId, filters)} limit ${totalCap + 1}) counted`;
  const n = row?.n ?? 0;
  return { total: Math.min(n, totalCap), capped: n > totalCap };
}

/** One finding's row by id; null when it is not there or another organization's. */
export async function findFindingRow(tx: Tx, orgId: OrgId, id: string): Promise<FindingRow | null> {
  const [row] = await tx.sql<Row[]>`
    select ${rowColumns(tx.sql)} from verdicts v
    join aws_accounts a on a.org_id = v.org_id and a.id = v.aws_account_id
    where v.org_id = ${orgId} and v.id = ${id}`;
  return row ? toRow(row) : null;
}

/** All rows that match, a thousand at a time, for exports: flat memory however many there are. */
export async function* eachFinding(orgId: OrgId, filters: FindingParams): AsyncGenerator<FindingRow[], void> {
  let cursor: string | null = null;
  for (;;) {
    const params: FindingParams = { ...filters, cursor };
    const rows: Row[] = await withOrg(orgId, (tx) => readPage(tx, orgId, params, 1_000));
    if (rows.length === 0) return;
    yield rows.map(toRow);
    const last = rows[rows.length - 1];
    if (rows.length < 1_000 || !last) return;
    cursor = cursorOf(orgId, params, last);
  }
}
