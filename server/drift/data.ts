import { z } from 'zod';
import { type Tx, withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { sinceInstant } from '@/server/findings/triage-conditions';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { type Actor, within } from '@/server/identity/actor';
import type { AnyOrgId } from '@/server/ids';
import type { Page } from '@/server/page';
import { ofAccounts } from '@/server/tenant-filter';
import { type StoredResult, showResource } from './diff/show-resource';
import { activeRules, type RuleRow } from './ignore/data';
import { type StackStateRow, stackStates } from './stack-state';
import type { DriftedResource, StackCounts, StackDriftStatus, StackRow } from './types';

export interface StackFilters {
  /** Our ids of accounts. */
  account?: readonly string[] | undefined;
  region?: readonly string[] | undefined;
  driftStatus?: readonly StackDriftStatus[] | undefined;
  /** Text that the name holds, in any case. */
  q?: string | undefined;
  /** That were made or updated since: `24h`, `7d`, a day or an instant. */
  since?: string | undefined;
}

export interface StackParams extends StackFilters {
  cursor?: string | null | undefined;
  limit?: number | undefined;
}

export const isoOrNull = (value: string | null): string | null => (value === null ? null : new Date(value).toISOString());

const cursorShape = z.tuple([z.int(), z.string(), z.string()]);
const totalCap = 10_000;

/** When CloudFormation last updated the stack, else when it made it. */
const movedAt = (sql: Tx['sql']) =>
  sql`coalesce(r.config -> 'LastUpdatedTime' ->> '$date', r.config -> 'CreationTime' ->> '$date')::timestamptz`;

/** What needs somebody first. */
const rank = "case s.drift_status when 'DRIFTED' then 1 when 'UNKNOWN' then 2 when 'NOT_CHECKED' then 3 else 4 end";

/** Stacks of all accounts, those that drifted first. */
export async function listStacks(actor: Actor, params: StackParams): Promise<Page<StackRow> & { counts: StackCounts }> {
  const scope = within(actor, 'drift:read');
  const { orgId } = scope;
  const limit = params.limit ?? 50;
  return withOrg(scope, async (tx) => {
    const { sql } = tx;
    const states = stackStates(
      sql,
      orgId,
      sql`
      ${ofAccounts(sql, scope, 'r.aws_account_id')}
      ${params.account?.length ? sql`and r.aws_account_id = any(${params.account as string[]}::uuid[])` : sql``}
      ${params.region?.length ? sql`and r.region = any(${params.region as string[]}::text[])` : sql``}
      ${params.since ? sql`and ${movedAt(sql)} >= ${sinceInstant(params.since)}::timestamptz` : sql``}
      ${params.q ? sql`and strpos(lower(r.resource_id), ${params.q.toLowerCase()}) > 0` : sql``}`,
    );
    const wanted = params.driftStatus?.length ? sql`s.drift_status = any(${params.driftStatus as string[]}::text[])` : sql`true`;
    const after = params.cursor ? decodeCursor(orgId, 'stacks', params.cursor, cursorShape) : null;
    const rows = await sql<(StackStateRow & { rank: number })[]>`
      select s.*, ${sql.unsafe(rank)} as rank from ${states}
      where ${wanted} ${after ? sql`and (${sql.unsafe(rank)}, s.stack_name, s.id) > (${after[0]}::int, ${after[1]}, ${after[2]}::bigint)` : sql``}
      order by rank, s.stack_name, s.id limit ${limit + 1}`;
    const counted = await sql<{ status: StackDriftStatus; n: number }[]>`
      select s.drift_status as status, count(*)::int as n from ${states} group by 1`;
    const counts: StackCounts = {
      IN_SYNC: 0,
      DRIFTED: 0,
      NOT_CHECKED: 0,
      UNKNOWN: 0,
    };
    for (const { status, n } of counted) counts[status] = n;
    const statuses = params.driftStatus?.length ? params.driftStatus : (Object.keys(counts) as StackDriftStatus[]);
    const total = [...new Set(statuses)].reduce((sum, status) => sum + counts[status], 0);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const ignored = await countIgnored(tx, orgId, page);
    return {
      rows: page.map((row) => toStackRow(row, ignored.get(row.id) ?? 0)),
      total: Math.min(total, totalCap),
      totalIsCapped: total > totalCap,
      nextCursor: rows.length > limit && last ? encodeCursor(orgId, 'stacks', [last.rank, last.stack_name, last.id]) : null,
      counts,
    };
  });
}

export function toStackRow(row: StackStateRow, ignored: number): StackRow {
  const { Description, ParentId } = row.config as {
    Description?: string;
    ParentId?: string;
  };
  return {
    id: row.id,
    stackName: row.stack_name,
    stackId: row.arn,
    account: {
      id: row.aws_account_id,
      accountId: row.account_id,
      name: row.account_name,
      kind: row.account_kind,
    },
    region: row.region,
    status: row.stack_status ?? 'UNKNOWN',
    driftStatus: row.drift_status,
    detectionTime: row.drift_status === 'NOT_CHECKED' ? null : isoOrNull(row.detection_time),
    description: Description || null,
    tags: row.tags,
    counts: row.counts,
    ignored,
    running:
      row.run_id && row.run_status
        ? {
            id: row.run_id,
            status: row.run_status,
            startedAt: isoOrNull(row.run_started_at),
          }
        : null,
    parentId: ParentId ?? null,
  };
}

/** How many drifted resources of each stack the rules hide as a whole. */
async function countIgnored(tx: Tx, orgId: AnyOrgId, rows: readonly StackStateRow[]): Promise<Map<string, number>> {
  const drifted = rows.filter((row) => row.detection_id && row.drift_status === 'DRIFTED');
  const rules = drifted.length > 0 ? await activeRules(tx, orgId) : [];
  if (rules.length === 0) return new Map();
  const results = await readResults(
    tx,
    orgId,
    drifted.flatMap((row) => row.detection_id ?? []),
  );
  return new Map(
    drifted.map((row) => [
      row.id,
      (results.get(row.detection_id ?? '') ?? []).filter((result) => showResource(result, row.stack_name, rules).ignored).length,
    ]),
  );
}

/** What detections said of resources, those that differ first. */
export async function readResults({ sql }: Tx, orgId: AnyOrgId, detectionIds: readonly string[]): Promise<Map<string, StoredResult[]>> {
  const rows = await sql<(StoredResult & { detection_id: string })[]>`
    select detection_id, logical_id, resource_type, physical_id, drift_status, status_reason, expected, actual, differences, checked_at, trail
    from drift_results where org_id = ${orgId} and detection_id = any(${detectionIds as string[]}::uuid[]) order by detection_id, logical_id`;
  const byDetection = new Map<string, StoredResult[]>();
  for (const { detection_id, ...row } of rows) byDetection.set(detection_id, [...(byDetection.get(detection_id) ?? []), row]);
  return byDetection;
}

const order = {
  MODIFIED: 1,
  DELETED: 0,
  UNKNOWN: 2,
  NOT_CHECKED: 3,
  UNSUPPORTED: 4,
  IN_SYNC: 5,
} as const;

export function showResources(results: readonly StoredResult[], stackName: string, rules: readonly RuleRow[]): DriftedResource[] {
  return results
    .map((result) => showResource(result, stackName, rules))
    .sort((a, b) => Number(a.ignored) - Number(b.ignored) || order[a.driftStatus] - order[b.driftStatus]);
}

/** Regions that have stacks, for filters. */
export async function stackRegions(actor: Actor): Promise<string[]> {
  const scope = within(actor, 'drift:read');
  const rows = await withOrg(
    scope,
    ({ sql }) => sql<{ region: string }[]>`
      select distinct region from resources
      where org_id = ${scope.orgId} and type = 'AWS::CloudFormation::Stack' and deleted_at is null ${ofAccounts(sql, scope, 'aws_account_id')} order by 1`,
  );
  return rows.map(({ region }) => region);
}

/** The row of a stack, with the stack as the inventory has it. @throws AppError NOT_FOUND */
export async function findStack({ sql }: Tx, orgId: AnyOrgId, id: string): Promise<StackStateRow> {
  const [row] = await sql<StackStateRow[]>`select s.* from ${stackStates(sql, orgId, sql`and r.id = ${id}`)}`;
  if (!row) throw notFound('stack');
  return row;
}
