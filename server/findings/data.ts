import type postgres from 'postgres';
import { checkById } from '@/server/checks/catalogue';
import { severities } from '@/server/checks/types';
import { type Tx, withOrg } from '@/server/db';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { type Actor, within } from '@/server/identity/actor';
import { memberNames } from '@/server/identity/member-names';
import type { AnyOrgId, TenantScope } from '@/server/ids';
import type { Page } from '@/server/page';
import type { AccountRef } from '@/server/posture';
import { readAhead } from '@/server/read-ahead';
import { askedBy } from './asked-by';
import { defaultFindingSort, noDeadline, pageSize } from './constants';
import { countedFilter, mutesHaveEnded, readCountedTotal } from './counted-facets';
import { rareWordOf } from './search';
import { type Column, columnsOf, cursorSchema } from './sort';
import type { FindingFilters, FindingParams, FindingRow, FindingStatus } from './types';
import { conditionsOf } from './where';

/** Counting further than this helps nobody and costs everybody. */
export const totalCap = 10_000;

/** A verdict as it is kept. */
export interface Row {
  id: string;
  check_id: string;
  sub_key: string;
  arn: string;
  resource_type: string;
  resource_id: string;
  resource_name: string | null;
  service: string;
  region: string;
  severity: number;
  status: string;
  finding: 'open' | 'resolved' | 'excluded' | null;
  muted_until: string | null;
  first_seen_at: string;
  changed_at: string;
  reopened_count: number;
  aws_account_id: string;
  muted: boolean;
  mute_id: string | null;
  assignee_id: string | null;
  opened_at: string | null;
  due_at: string;
}

const rowColumns = (sql: postgres.TransactionSql) => sql`
  v.id, v.check_id, v.sub_key, v.arn, v.resource_type, v.resource_id, v.resource_name, v.service, v.region, v.severity, v.status, v.finding,
  v.muted_until, v.first_seen_at, v.changed_at, v.reopened_count, v.aws_account_id, coalesce(v.muted_until > now(), false) as muted,
  v.mute_id, v.assignee_id, v.opened_at, v.due_at`;

export const isoText = (value: string): string => new Date(value).toISOString();

export const severityOf = (rank: number) => severities[rank - 1] ?? 'low';

function statusOf(row: Row): FindingStatus {
  if (row.finding === 'resolved') return 'resolved';
  if (row.status === 'excluded') return 'excluded';
  if (row.finding === 'open') return row.muted ? 'muted' : 'open';
  return row.status === 'unknown' ? 'unknown' : 'pass';
}

function toRow(row: Row, { accounts, people, exceptions }: Refs): FindingRow {
  const dueAt = isoText(row.due_at);
  return {
    id: row.id,
    checkId: row.check_id,
    title: checkById(row.check_id)?.title ?? row.check_id,
    severity: severityOf(row.severity),
    status: statusOf(row),
    resource: { id: row.resource_id, arn: row.arn, type: row.resource_type, name: row.resource_name },
    service: row.service,
    region: row.region,
    account: accounts.get(row.aws_account_id) ?? { id: row.aws_account_id, accountId: '', name: '', kind: 'role' },
    firstSeenAt: isoText(row.first_seen_at),
    lastChangedAt: isoText(row.changed_at),
    mutedUntil: row.muted && row.muted_until ? isoText(row.muted_until) : null,
    reopenedCount: row.reopened_count,
    assignee: row.assignee_id
      ? {
          id: row.assignee_id,
          name: people.get(row.assignee_id) ?? 'a former member',
        }
      : null,
    openedAt: row.finding ? isoText(row.opened_at ?? row.first_seen_at) : null,
    dueAt: row.finding === 'open' && dueAt !== noDeadline ? dueAt : null,
    exception: exceptionOf(row, exceptions),
  };
}

/** What rows of a page name, looked up once instead of joined to each of them. */
interface Refs {
  accounts: ReadonlyMap<string, AccountRef>;
  people: ReadonlyMap<string, string>;
  /** States of the exceptions, by id. */
  exceptions: ReadonlyMap<string, string>;
}

function exceptionOf({ mute_id, muted, finding }: Row, exceptions: Refs['exceptions']): FindingRow['exception'] {
  const state = mute_id ? exceptions.get(mute_id) : undefined;
  if (!mute_id || finding !== 'open') return null;
  if (state === 'waiting') return { id: mute_id, state };
  return state === 'in-force' && muted ? { id: mute_id, state: 'accepted' } : null;
}

async function refsOf(tx: Tx, orgId: AnyOrgId, rows: readonly Row[]): Promise<Refs> {
  const muteIds = [...new Set(rows.flatMap((row) => row.mute_id ?? []))];
  const exceptions =
    muteIds.length === 0
      ? []
      : await tx.sql<{ id: string; state: string }[]>`
          select id, state from mutes where org_id = ${orgId} and id = any(${muteIds}::uuid[]) and kind = 'exception'
            and (state <> 'waiting' or expires_at > now())`;
  return {
    accounts: await accountsOf(tx, orgId, rows),
    people: rows.some((row) => row.assignee_id) ? await memberNames(orgId) : new Map(),
    exceptions: new Map(exceptions.map(({ id, state }) => [id, state])),
  };
}

async function accountsOf({ sql }: Tx, orgId: AnyOrgId, rows: readonly Row[]): Promise<ReadonlyMap<string, AccountRef>> {
  const ids = [...new Set(rows.map((row) => row.aws_account_id))];
  if (ids.length === 0) return new Map();
  const accounts = await sql<AccountRef[]>`
    select id, account_id as "accountId", name, kind from aws_accounts where org_id = ${orgId} and id = any(${ids}::uuid[])`;
  return new Map(accounts.map((account) => [account.id, { ...account }]));
}

/** One page of findings in the asked order; cursors are bound to the organization, the order and nothing else. */
export async function listFindings(actor: Actor, asked: FindingParams): Promise<Page<FindingRow>> {
  const scope = within(actor, 'findings:read');
  const params = askedBy(actor, asked);
  const { orgId } = scope;
  return withOrg(scope, async (tx) => {
    const limit = params.limit ?? pageSize;
    const rare = await rareWordOf(tx.sql, scope, params);
    const rows = await readPage(tx, scope, params, limit + 1, rare);
    const page = rows.slice(0, limit);
    const last = page[page.length - 1];
    const refs = await refsOf(tx, orgId, page);
    const { total, capped } = await countFindings(tx, scope, params, rare);
    return {
      rows: page.map((row) => toRow(row, refs)),
      total,
      totalIsCapped: capped,
      nextCursor: rows.length > limit && last ? cursorOf(orgId, params, last) : null,
    };
  });
}

const listName = (params: FindingParams) => `findings:${params.sort ?? defaultFindingSort}`;

function cursorOf(orgId: AnyOrgId, params: FindingParams, last: Row): string {
  const columns = columnsOf(params.sort ?? defaultFindingSort);
  return encodeCursor(
    orgId,
    listName(params),
    columns.map((column) => last[column.name]),
  );
}

/** The rows of a page: those that tie with the cursor's leading columns, and as far as needed what comes after them. */
async function readPage({ sql }: Tx, scope: TenantScope, params: FindingParams, limit: number, rare: string | null): Promise<Row[]> {
  const rows: Row[] = [];
  for (const statement of pageQueries(sql, scope, params, limit, rare)) {
    rows.push(...(await statement(limit - rows.length)));
    if (rows.length >= limit) break;
  }
  return rows;
}

type PageStatement = (limit: number) => postgres.PendingQuery<Row[]>;

/**
 * The statements behind a page, to be sent one after another until it is full; not sent before they are awaited, so that they
 * can be explained, too. An index range serves each: columns of one direction are compared as a row, and where the direction
 * turns, 'the same, then beyond' and 'beyond' are two ranges.
 */
export function pageQueries(
  sql: postgres.TransactionSql,
  scope: TenantScope,
  params: FindingParams,
  limit: number,
  rare: string | null = null,
): PageStatement[] {
  const columns = columnsOf(params.sort ?? defaultFindingSort);
  const values = params.cursor ? decodeCursor(scope.orgId, listName(params), params.cursor, cursorSchema(columns)) : null;
  const name = (column: Column) => sql`v.${sql(column.name)}`;
  const list = (parts: postgres.Fragment[]) => parts.reduce((all, next) => sql`${all}, ${next}`);
  const order = list(columns.map((column) => (column.descending ? sql`${name(column)} desc` : sql`${name(column)} asc`)));
  const statement =
    (after: postgres.Fragment): PageStatement =>
    (most = limit) =>
      sql<Row[]>`
      select ${rowColumns(sql)} from verdicts v where ${conditionsOf(sql, scope, params, rare)} ${after} order by ${order} limit ${most}`;
  if (!values) return [statement(sql``)];
  const cast = (column: Column) => sql`${String(values[columns.indexOf(column)])}::${sql.unsafe(column.cast)}`;
  const beyond = (run: readonly Column[]) => {
    const [names, cursor] = [list(run.map(name)), list(run.map(cast))];
    return run[0]?.descending ? sql`(${names}) < (${cursor})` : sql`(${names}) > (${cursor})`;
  };
  const turn = columns.findIndex((column) => column.descending !== columns[0]?.descending);
  if (turn < 0) return [statement(sql`and ${beyond(columns)}`)];
  const [lead, rest] = [columns.slice(0, turn), columns.slice(turn)];
  const same = lead.map((column) => sql`${name(column)} = ${cast(column)}`).reduce((all, next) => sql`${all} and ${next}`);
  return [statement(sql`and ${same} and ${beyond(rest)}`), statement(sql`and ${beyond(lead)}`)];
}

/** By the rollups where they know the filter: exact, and the same for ten findings and a million. Else by counting, up to the cap. */
async function countFindings(
  { sql }: Tx,
  scope: TenantScope,
  filters: FindingFilters,
  rare: string | null,
): Promise<{ total: number; capped: boolean }> {
  const filter = countedFilter(filters);
  if (filter && !(await mutesHaveEnded(sql, scope.orgId))) {
    const counts = await readCountedTotal(sql, scope, filter);
    const statuses = new Set<FindingStatus>(filters.status?.length ? filters.status : ['open']);
    return { total: [...statuses].reduce((sum, status) => sum + counts[status], 0), capped: false };
  }
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from (select 1 from verdicts v where ${conditionsOf(sql, scope, filters, rare)} limit ${totalCap + 1}) counted`;
  const n = row?.n ?? 0;
  return { total: Math.min(n, totalCap), capped: n > totalCap };
}

/** One finding's row by id; null when it is not there or another organization's. */
export async function findFindingRow(tx: Tx, orgId: AnyOrgId, id: string): Promise<FindingRow | null> {
  const [row] = await tx.sql<Row[]>`
    select ${rowColumns(tx.sql)} from verdicts v where v.org_id = ${orgId} and v.id = ${id}`;
  return row ? toRow(row, await refsOf(tx, orgId, [row])) : null;
}

/** How many rows an export reads at a time; it holds twice as many. */
export const exportPage = 1_000;

/**
 * All rows that match, a page at a time, for exports: flat memory however many there are. The next page is read while one is used.
 * @param also reads what else is wanted of a page's rows, in the same transaction
 */
export function eachFindingOf<More>(
  scope: TenantScope,
  filters: FindingParams,
  also: (tx: Tx, ids: readonly string[]) => Promise<More>,
): AsyncGenerator<{ findings: { row: FindingRow; kept: Row }[]; more: More }, void> {
  return readAhead(pagesOf(scope, filters, also));
}

async function* pagesOf<More>(scope: TenantScope, filters: FindingParams, also: (tx: Tx, ids: readonly string[]) => Promise<More>) {
  let cursor: string | null = null;
  for (;;) {
    const params: FindingParams = { ...filters, cursor };
    const { rows, refs, more } = await withOrg(scope, async (tx) => {
      const page = await readPage(tx, scope, params, exportPage, await rareWordOf(tx.sql, scope, params));
      const ids = page.map(({ id }) => id);
      return { rows: page, refs: await refsOf(tx, scope.orgId, page), more: await also(tx, ids) };
    });
    if (rows.length === 0) return;
    yield { findings: rows.map((kept) => ({ row: toRow(kept, refs), kept })), more };
    const last = rows[rows.length - 1];
    if (rows.length < exportPage || !last) return;
    cursor = cursorOf(scope.orgId, params, last);
  }
}
