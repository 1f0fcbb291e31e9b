import type postgres from 'postgres';
import { severities } from '@/server/checks/types';
import { type Tx, withOrg } from '@/server/db';
import { isoText } from '@/server/findings/data';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { type Actor, canIn } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import type { Page } from '@/server/page';
import type { AccountRef, SeverityCounts } from '@/server/posture';
import { pageSize } from './constants';
import { countedAtMost, countMatching, isCounted } from './facets';
import { scopeFor } from './scope-for';
import { type Search, weighWords } from './search';
import { cursorSchema, orderOf } from './sort';
import { type ResourceFilters, type ResourceParams, type ResourceRow, type ResourceSort, shortTypes } from './types';
import { conditionsOf } from './where';

/** Rows that an export holds at a time. */
const exportPage = 1_000;

interface Row {
  id: string;
  type: string;
  resource_id: string;
  name: string | null;
  label: string;
  arn: string;
  aws_account_id: string;
  region: string;
  service: string;
  state: string | null;
  instance_type: string | null;
  launch_time: string | null;
  tags: Record<string, string>;
  first_seen_at: string;
  changed_at: string;
}

const rowColumns = (sql: postgres.TransactionSql) => sql`
  r.id, r.type, r.resource_id, r.name, r.label, r.arn, r.aws_account_id, r.region, r.service, r.state, r.tags, r.first_seen_at, r.changed_at,
  coalesce(r.config ->> 'InstanceType', r.config ->> 'DBInstanceClass') as instance_type, r.config -> 'LaunchTime' ->> '$date' as launch_time`;

/** One page of what the last scans saw, in the asked order; what is gone is left out. */
export async function listResources(actor: Actor, params: ResourceParams): Promise<Page<ResourceRow>> {
  const scope = scopeFor(actor, params);
  const limit = params.limit ?? pageSize;
  return withOrg(scope, async (tx) => {
    const search = await weighWords(tx.sql, scope, params.q);
    const rows = await pageQuery(tx.sql, scope, params, limit + 1, search);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    // Who sees all of it on the first page need not have it counted.
    const isAll = !params.cursor && !params.offset && rows.length <= limit;
    const { total, capped } = isAll ? { total: rows.length, capped: false } : await countList(tx.sql, scope, params, search);
    return {
      rows: await toRows(tx, actor, scope, page),
      total,
      totalIsCapped: capped,
      nextCursor: rows.length > limit && last ? cursorOf(scope, params, last) : null,
    };
  });
}

const defaultSort: ResourceSort = 'firstSeen';
const listName = ({ sort }: ResourceParams) => `resources:${sort ?? defaultSort}`;

const cursorOf = (scope: TenantScope, params: ResourceParams, last: Row): string =>
  encodeCursor(
    scope.orgId,
    listName(params),
    orderOf(params.sort ?? defaultSort).columns.map(({ name }) => last[name]),
  );

/** The statement behind a page; not sent before it is awaited, so that it can be explained, too. */
export function pageQuery(sql: postgres.TransactionSql, scope: TenantScope, params: ResourceParams, limit: number, search: Search) {
  const { columns, descending } = orderOf(params.sort ?? defaultSort);
  const values = params.cursor ? decodeCursor(scope.orgId, listName(params), params.cursor, cursorSchema(columns)) : null;
  const list = (parts: postgres.Fragment[]) => parts.reduce((all, next) => sql`${all}, ${next}`);
  const names = list(columns.map(({ name }) => sql`r.${sql(name)}`));
  const order = list(columns.map(({ name }) => (descending ? sql`r.${sql(name)} desc` : sql`r.${sql(name)} asc`)));
  const cursor = values && list(columns.map(({ cast }, at) => sql`${String(values[at])}::${sql.unsafe(cast)}`));
  const beyond = cursor ? (descending ? sql`and (${names}) < (${cursor})` : sql`and (${names}) > (${cursor})`) : sql``;
  return sql<Row[]>`
    select ${rowColumns(sql)} from resources r where ${conditionsOf(sql, scope, params, search)} ${beyond}
    order by ${order} limit ${limit} offset ${params.offset ?? 0}`;
}

/** By the counts that scans keep where they know the filter: exact, for ten resources and a million. Else by counting, up to the cap. */
async function countList(
  sql: postgres.TransactionSql,
  scope: TenantScope,
  filters: ResourceFilters,
  search: Search,
): Promise<{ total: number; capped: boolean }> {
  if (isCounted(filters)) return { total: await countMatching(sql, scope, filters), capped: false };
  const most = countedAtMost(filters);
  // In the order in which they lie: those of a common word one by one from all over the table take a hundred times as long.
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from (select 1 from resources r where ${conditionsOf(sql, scope, filters, search)} order by r.id limit ${most + 1}) counted`;
  const n = row?.n ?? 0;
  return { total: Math.min(n, most), capped: n > most };
}

/** All resources that match, a page at a time, for exports: flat memory however many there are. */
export async function* eachResource(actor: Actor, filters: ResourceParams): AsyncGenerator<ResourceRow[], void> {
  const scope = scopeFor(actor, filters);
  let cursor: string | null = null;
  let search: Search | undefined;
  for (;;) {
    const params: ResourceParams = { ...filters, cursor, offset: 0 };
    const { rows, told } = await withOrg(scope, async (tx) => {
      search ??= await weighWords(tx.sql, scope, filters.q);
      const page = await pageQuery(tx.sql, scope, params, exportPage, search);
      return { rows: page, told: await toRows(tx, actor, scope, page) };
    });
    if (told.length > 0) yield told;
    const last = rows.at(-1);
    if (rows.length < exportPage || !last) return;
    cursor = cursorOf(scope, params, last);
  }
}

/** One resource's row, also of what is gone (of several with an ARN, what is there); null: not there, or another organization's. @param id ours, or an ARN */
export async function findResourceRow(tx: Tx, actor: Actor, scope: TenantScope, id: string): Promise<ResourceRow | null> {
  const { sql } = tx;
  const is = /^\d{1,18}$/.test(id) ? sql`r.id = ${id}` : id.startsWith('arn:') ? sql`r.arn = ${id}` : null;
  if (!is) return null;
  const rows = await sql<Row[]>`
    select ${rowColumns(sql)} from resources r where r.org_id = ${scope.orgId} and ${is}
    order by r.deleted_at is not null, r.id limit 1`;
  return (await toRows(tx, actor, scope, rows))[0] ?? null;
}

async function toRows(tx: Tx, actor: Actor, scope: TenantScope, rows: readonly Row[]): Promise<ResourceRow[]> {
  if (rows.length === 0) return [];
  const ids = [...new Set(rows.map((row) => row.aws_account_id))];
  const accounts = await tx.sql<AccountRef[]>`
    select id, account_id as "accountId", name, kind from aws_accounts where org_id = ${scope.orgId} and id = any(${ids}::uuid[])`;
  const byId = new Map(accounts.map((account) => [account.id, { ...account }]));
  const findings = await openBySeverity(tx, actor, scope, rows);
  return rows.map((row) => toRow(row, byId.get(row.aws_account_id), findings));
}

/** Account and ARN, for what lies in both. */
const keyOf = (row: Pick<Row, 'aws_account_id' | 'arn'>) => `${row.aws_account_id} ${row.arn}`;

/** Only of accounts whose findings the actor may see. */
async function openBySeverity({ sql }: Tx, actor: Actor, scope: TenantScope, rows: readonly Row[]): Promise<Map<string, SeverityCounts>> {
  const seen = rows.filter((row) => canIn(actor, 'findings:read', row.aws_account_id));
  const arns = [...new Set(seen.map(({ arn }) => arn))];
  const found = await sql<{ aws_account_id: string; arn: string; severity: number; n: number }[]>`
    select v.aws_account_id, v.arn, v.severity, count(*)::int as n from verdicts v
    where v.org_id = ${scope.orgId} and v.arn = any(${arns}::text[]) and v.finding = 'open' and (v.muted_until is null or v.muted_until <= now())
    group by 1, 2, 3`;
  const counts = new Map(seen.map((row): [string, SeverityCounts] => [keyOf(row), { critical: 0, high: 0, medium: 0, low: 0 }]));
  for (const { severity, n, ...row } of found) {
    const [of, name] = [counts.get(keyOf(row)), severities[severity - 1]];
    if (of && name) of[name] = n;
  }
  return counts;
}

const shortByType = new Map<string, string>(Object.entries(shortTypes).map(([short, type]) => [type, short]));

const toRow = (row: Row, account: AccountRef | undefined, findings: ReadonlyMap<string, SeverityCounts>): ResourceRow => ({
  uid: row.id,
  type: shortByType.get(row.type) ?? row.type,
  resourceType: row.type,
  id: row.resource_id,
  name: row.name,
  arn: row.arn,
  accountId: account?.accountId ?? '',
  account: account ?? { id: row.aws_account_id, accountId: '', name: '', kind: 'role' },
  region: row.region,
  service: row.service,
  state: row.state,
  ...(row.instance_type ? { instanceType: row.instance_type } : {}),
  ...(row.launch_time ? { launchTime: row.launch_time } : {}),
  tags: row.tags,
  findings: findings.get(keyOf(row)) ?? null,
  firstSeenAt: isoText(row.first_seen_at),
  changedAt: isoText(row.changed_at),
});
