import type postgres from 'postgres';
import { z } from 'zod';
import { type Tx, withOrg } from '@/server/db';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { type Actor, within } from '@/server/identity/actor';
import type { TenantScope } from '@/server/ids';
import type { Page } from '@/server/page';
import { pageSize } from './constants';
import { rowColumns, type StoredRow, toRows } from './rows';
import type { WorkloadRow } from './types';
import { conditionsOf, type WorkloadFilters, type WorkloadParams } from './where';

/** Counting further than this helps nobody and costs everybody. */
const totalCap = 10_000;

const cursorShape = z.tuple([z.number(), z.number(), z.uuid()]);
const listName = ({ sort = 'rank' }: WorkloadParams) => `workloads:${sort}`;

/** The statement behind a page, not sent before it is awaited, so that it can be explained, too. */
export function pageQuery(sql: postgres.TransactionSql, scope: TenantScope, params: WorkloadParams, limit: number) {
  const after = params.cursor ? decodeCursor(scope.orgId, listName(params), params.cursor, cursorShape) : null;
  const order = params.sort === 'worst' ? sql`w.rank_max, w.rank, w.id` : sql`w.rank, w.rank_max, w.id`;
  const down = params.sort === 'worst' ? sql`w.rank_max desc, w.rank desc, w.id desc` : sql`w.rank desc, w.rank_max desc, w.id desc`;
  return sql<StoredRow[]>`
    select ${rowColumns(sql)} from workloads w where ${conditionsOf(sql, scope, params)}
      ${after ? sql`and (${order}) < (${after[0]}::smallint, ${after[1]}::smallint, ${after[2]}::uuid)` : sql``}
    order by ${down} limit ${limit}`;
}

const cursorOf = (scope: TenantScope, params: WorkloadParams, { id, rank, rank_max }: StoredRow): string =>
  encodeCursor(scope.orgId, listName(params), params.sort === 'worst' ? [rank_max, rank, id] : [rank, rank_max, id]);

async function count({ sql }: Tx, scope: TenantScope, filters: WorkloadFilters): Promise<number> {
  const [row] = await sql<{ n: number }[]>`
    select count(*)::int as n from (select 1 from workloads w where ${conditionsOf(sql, scope, filters)} limit ${totalCap + 1}) counted`;
  return row?.n ?? 0;
}

/** One page of workloads, those first that need somebody most. */
export async function listWorkloads(actor: Actor, params: WorkloadParams): Promise<Page<WorkloadRow>> {
  const scope = within(actor, 'findings:read');
  const limit = params.limit ?? pageSize;
  return withOrg(scope, async (tx) => {
    const found = await pageQuery(tx.sql, scope, params, limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const total = await count(tx, scope, params);
    return {
      rows: await toRows(tx, scope.orgId, page),
      total: Math.min(total, totalCap),
      totalIsCapped: total > totalCap,
      nextCursor: found.length > limit && last ? cursorOf(scope, params, last) : null,
    };
  });
}

const exportPage = 500;

/** All that match, for files: flat memory however many there are. */
export async function* eachWorkload(actor: Actor, filters: WorkloadParams): AsyncGenerator<WorkloadRow, void> {
  const scope = within(actor, 'findings:read');
  let cursor: string | null = null;
  for (;;) {
    const params: WorkloadParams = { ...filters, cursor };
    const { found, rows } = await withOrg(scope, async (tx) => {
      const found = await pageQuery(tx.sql, scope, params, exportPage);
      return { found, rows: await toRows(tx, scope.orgId, found) };
    });
    yield* rows;
    const last = found.at(-1);
    if (found.length < exportPage || !last) return;
    cursor = cursorOf(scope, params, last);
  }
}

export interface WorkloadTotals {
  workloads: number;
  internet: number;
  critical: number;
  exploitable: number;
  ended: number;
  secrets: number;
  /** Whose vulnerabilities no sensor looks for, or nobody could ask about. */
  unscanned: number;
}

/** How many there are of what one looks for first, over all accounts that the actor reaches. */
export async function sumWorkloads(actor: Actor): Promise<WorkloadTotals> {
  const scope = within(actor, 'findings:read');
  return withOrg(scope, async ({ sql }) => {
    const [row] = await sql<WorkloadTotals[]>`
      select count(*)::int as workloads, count(*) filter (where w.reach = 'internet')::int as internet,
        count(*) filter (where w.critical > 0)::int as critical, count(*) filter (where w.exploitable > 0)::int as exploitable,
        count(*) filter (where w.eol_on < current_date)::int as ended, count(*) filter (where w.secrets > 0)::int as secrets,
        count(*) filter (where w.vulnerability_state in ('not-scanned', 'unknown'))::int as unscanned
      from workloads w where ${conditionsOf(sql, scope, {})}`;
    if (!row) throw new Error('PostgreSQL counted nothing.');
    return { ...row };
  });
}

/** Regions that have workloads. */
export async function workloadRegions(actor: Actor): Promise<string[]> {
  const scope = within(actor, 'findings:read');
  const rows = await withOrg(
    scope,
    ({ sql }) => sql<{ region: string }[]>`select distinct w.region from workloads w where ${conditionsOf(sql, scope, {})} order by 1`,
  );
  return rows.map(({ region }) => region);
}
