import type postgres from 'postgres';
import { z } from 'zod';
import type { OnlyResource, ScanCounts } from '@/drizzle/schema/scans';
import type { OperationCoverage } from '@/server/collect/types';
import { type Tx, withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { type Actor, within } from '@/server/identity/actor';
import type { AnyOrgId } from '@/server/ids';
import type { Page } from '@/server/page';
import type { CoverageProblem } from '@/server/posture';
import { ofAccounts } from '@/server/tenant-filter';
import { sumCarried } from './carried';
import { coverageProblems } from './problems';
import type { Forecast } from './queue/forecast';
import { forecastQueue } from './queue/read-queue';
import type { OnlyLooked, ScanDetail, ScanOutcome, ScanProgress, ScanRow, ScanStatus, ScanUnit } from './types';

interface Row {
  id: string;
  seq: number;
  status: ScanStatus;
  trigger: ScanRow['trigger'];
  requested_by: string | null;
  as_of: string | null;
  queued_at: string;
  started_at: string | null;
  finished_at: string | null;
  heartbeat_at: string | null;
  full: ScanRow['full'];
  only: OnlyResource | null;
  verifies: string | null;
  calls: number;
  throttles: number;
  counts: ScanCounts | null;
  error: string | null;
  disabled_regions: string[];
  excluded_regions: string[];
  left_out_regions: string[];
  aws_account_id: string;
  account_id: string;
  account_name: string;
  account_kind: 'role' | 'keys' | 'ambient' | 'sample';
  done: number;
  total: number;
}

const iso = (value: string | null): string | null => (value === null ? null : new Date(value).toISOString());

const select = (sql: postgres.TransactionSql) => sql`
  select s.id, s.seq, s.status, s.trigger, s.requested_by, s.as_of, s.queued_at, s.started_at, s.finished_at, s.heartbeat_at, s.full, s.only, s.verifies::text,
    greatest(s.calls, u.calls) as calls, greatest(s.throttles, u.throttles) as throttles,
    s.counts, s.error, s.disabled_regions, s.excluded_regions, s.left_out_regions, s.aws_account_id,
    a.account_id, a.name as account_name, a.kind as account_kind, u.done, u.total
  from scans s
  join aws_accounts a on a.org_id = s.org_id and a.id = s.aws_account_id
  cross join lateral (
    select count(*) filter (where status in ('completed', 'partial', 'failed'))::int as done, count(*)::int as total,
      coalesce(sum(calls), 0)::int as calls, coalesce(sum(throttles), 0)::int as throttles
    from scan_units where org_id = s.org_id and scan_id = s.id) u`;

function outcomeOf(counts: ScanCounts): ScanOutcome {
  const { resources, pass, fail, unknown, critical, high, medium, low, opened, resolved, reopened } = counts;
  return { resources, verdicts: { pass, fail, unknown }, open: { critical, high, medium, low }, opened, resolved, reopened };
}

const onlyLooked = ({ home: _, ...resource }: OnlyResource, findingId: string | null): OnlyLooked => ({ ...resource, findingId });

type Forecasts = ReadonlyMap<string, Forecast>;

/** Asked for only where a scan waits or runs. */
async function forecastsFor(rows: readonly Row[]): Promise<Forecasts> {
  return rows.some((row) => row.status === 'queued' || row.status === 'running') ? forecastQueue() : new Map();
}

function progressOf({ id, done, total }: Row, forecasts: Forecasts): ScanProgress {
  const { position = null, startAt = null, finishAt = null } = forecasts.get(id) ?? {};
  const at = (time: number | null) => (time === null ? null : new Date(time).toISOString());
  return { done, total, queuePosition: position, estimatedStartAt: at(startAt), estimatedFinishAt: at(finishAt) };
}

function toRow(row: Row, names: ReadonlyMap<string, string>, forecasts: Forecasts): ScanRow {
  return {
    id: row.id,
    account: { id: row.aws_account_id, accountId: row.account_id, name: row.account_name, kind: row.account_kind },
    seq: row.seq,
    status: row.status,
    trigger: row.trigger,
    requestedBy: row.requested_by ? (names.get(row.requested_by) ?? 'a former member') : null,
    asOf: iso(row.as_of),
    queuedAt: new Date(row.queued_at).toISOString(),
    startedAt: iso(row.started_at),
    finishedAt: iso(row.finished_at),
    progress: progressOf(row, forecasts),
    full: row.full,
    only: row.only && onlyLooked(row.only, row.verifies),
    calls: row.calls,
    throttles: row.throttles,
    counts: row.counts ? outcomeOf(row.counts) : null,
    error: row.error,
  };
}

export interface ListScansParams {
  /** Our id of the connection. */
  account?: string;
  status?: ScanStatus[];
  cursor?: string | null;
  limit?: number;
}

const cursorShape = z.tuple([z.string(), z.string()]);

/** Scans, newest first. `names` says who the people behind user ids are. */
export async function listScans(
  actor: Actor,
  params: ListScansParams,
  names: ReadonlyMap<string, string> = new Map(),
): Promise<Page<ScanRow>> {
  const limit = params.limit ?? 50;
  const scope = within(actor, 'scans:read');
  const { orgId } = scope;
  const found = await withOrg(scope, async ({ sql }) => {
    const after = params.cursor ? decodeCursor(orgId, 'scans', params.cursor, cursorShape) : null;
    const where = sql`s.org_id = ${orgId} ${ofAccounts(sql, scope, 's.aws_account_id')}
      ${params.account ? sql`and s.aws_account_id = ${params.account}` : sql``}
      ${params.status?.length ? sql`and s.status = any(${params.status}::text[])` : sql``}`;
    const rows = await sql<Row[]>`${select(sql)} where ${where}
      ${after ? sql`and (s.queued_at, s.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
      order by s.queued_at desc, s.id desc limit ${limit + 1}`;
    const [counted] = await sql<{ n: number }[]>`select count(*)::int as n from (select 1 from scans s where ${where} limit 10001) c`;
    const page = rows.slice(0, limit);
    const last = page[page.length - 1];
    const total = counted?.n ?? 0;
    return {
      page,
      total: Math.min(total, 10_000),
      totalIsCapped: total > 10_000,
      nextCursor: rows.length > limit && last ? encodeCursor(orgId, 'scans', [last.queued_at, last.id]) : null,
    };
  });
  const { page, ...rest } = found;
  const forecasts = await forecastsFor(page);
  return { ...rest, rows: page.map((row) => toRow(row, names, forecasts)) };
}

/** One scan with its units and what it could not see. @throws AppError NOT_FOUND */
export async function getScan(actor: Actor, id: string, names: ReadonlyMap<string, string> = new Map()): Promise<ScanDetail> {
  const scope = within(actor, 'scans:read');
  const { orgId } = scope;
  const { row, units } = await withOrg(scope, async (tx) => {
    const [row] = await tx.sql<Row[]>`${select(tx.sql)} where s.org_id = ${orgId} and s.id = ${id}`;
    if (!row) throw notFound('scan');
    return { row, units: await readUnits(tx, orgId, id) };
  });
  const base = toRow(row, names, await forecastsFor([row]));
  return {
    ...base,
    units: units.map(({ coverage: _, ...unit }) => unit),
    problems: problemsOf(base, units),
    disabledRegions: row.disabled_regions,
    excludedRegions: row.left_out_regions,
    carried: sumCarried(units.flatMap(({ coverage }) => coverage as OperationCoverage[])),
    heartbeatAt: iso(row.heartbeat_at),
  };
}

/** Of a scan of one resource only the one check that it is for can lack something. */
function problemsOf({ account, only }: ScanRow, units: readonly UnitWithCoverage[]): CoverageProblem[] {
  const problems = coverageProblems(account, units);
  return only ? problems.map((problem) => ({ ...problem, checkIds: [only.checkId] })) : problems;
}

export type UnitWithCoverage = ScanUnit & { coverage: unknown[] };

export async function readUnits({ sql }: Tx, orgId: AnyOrgId, scanId: string): Promise<UnitWithCoverage[]> {
  const rows = await sql<
    (Omit<ScanUnit, 'startedAt' | 'finishedAt'> & { started_at: string | null; finished_at: string | null; coverage: unknown[] })[]
  >`
    select service, region, status, resources, findings, calls, throttles, started_at, finished_at, error, coverage
    from scan_units where org_id = ${orgId} and scan_id = ${scanId} order by service, region`;
  return rows.map(({ started_at, finished_at, ...unit }) => ({ ...unit, startedAt: iso(started_at), finishedAt: iso(finished_at) }));
}

/**
 * The newest finished scan of one account, or of all, that looked at posture (`cspm`) or at workloads (`cwpp`). A posture scan that was
 * not narrowed looked at workloads, too. null: there is none (that young).
 */
export async function newestFinishedScan(
  actor: Actor,
  { kind = 'cspm', awsAccountId, since }: { kind?: 'cspm' | 'cwpp'; awsAccountId?: string; since?: Date },
): Promise<string | null> {
  const scope = within(actor, 'scans:read');
  const { orgId } = scope;
  return withOrg(scope, async ({ sql }) => {
    const [row] = await sql<{ id: string }[]>`
      select id from scans where org_id = ${orgId} and status in ('completed', 'partial') and "only" is null
        and ${kind === 'cspm' ? sql`kind in ('cspm', 'all')` : sql`(kind in ('cwpp', 'all') or services is null)`}
        ${awsAccountId ? sql`and aws_account_id = ${awsAccountId}` : sql``}
        ${since ? sql`and finished_at >= ${since.toISOString()}` : sql``}
      order by finished_at desc, id desc limit 1`;
    return row?.id ?? null;
  });
}
