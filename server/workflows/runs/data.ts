import type postgres from 'postgres';
import { z } from 'zod';
import { type Tx, withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { type Actor, within } from '@/server/identity/actor';
import type { AnyOrgId, TenantScope } from '@/server/ids';
import type { Page } from '@/server/page';
import type { AccountRef } from '@/server/posture';
import { openSecret } from '@/server/secrets/seal';
import type {
  InputValues,
  Run,
  RunArtefact,
  RunDetail,
  RunOutcome,
  RunPhase,
  RunStatus,
  RunStep,
  RunTrigger,
  RunUsage,
  WorkflowKind,
} from '../types';
import { artefactPlace } from './places';

interface Row {
  id: string;
  workflow_id: string;
  workflow_name: string;
  kind: WorkflowKind;
  version: number;
  account: AccountRef | null;
  status: RunStatus;
  phase: RunPhase;
  trigger: RunTrigger;
  requested_by: string | null;
  requested_by_name: string;
  approved_by_name: string | null;
  approved_at: string | null;
  queued_at: string;
  started_at: string | null;
  finished_at: string | null;
  exit_code: number | null;
  error: string | null;
  inputs: InputValues;
  usage: RunUsage | null;
  steps: RunStep[];
  outcome: RunOutcome | null;
  retry_of: string | null;
  finding_id: string | null;
  log_lines: number;
  log_bytes: number;
  is_truncated: boolean;
  requires_approval: boolean;
  cancel_requested_at: string | null;
}

const iso = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString());

const select = (sql: postgres.TransactionSql) => sql`
  select r.*, w.name as workflow_name, w.kind, w.requires_approval,
    (select json_build_object('id', a.id, 'accountId', a.account_id, 'name', a.name, 'kind', a.kind) from aws_accounts a
      where a.org_id = r.org_id and a.id = r.aws_account_id) as account
  from workflow_runs r join workflows w on w.org_id = r.org_id and w.id = r.workflow_id`;

const viewOf = (row: Row): Run => ({
  id: row.id,
  workflow: { id: row.workflow_id, name: row.workflow_name, kind: row.kind },
  version: row.version,
  account: row.account,
  status: row.status,
  phase: row.phase,
  trigger: row.trigger,
  requestedBy: row.requested_by_name,
  approvedBy: row.approved_by_name,
  approvedAt: iso(row.approved_at),
  queuedAt: iso(row.queued_at) ?? '',
  startedAt: iso(row.started_at),
  finishedAt: iso(row.finished_at),
  exitCode: row.exit_code,
  error: row.error,
});

export interface RunParams {
  workflowId?: string | undefined;
  status?: readonly RunStatus[] | undefined;
  limit?: number;
  cursor?: string | null | undefined;
}

const cursorShape = z.tuple([z.string(), z.string()]);

/** Newest first. */
export async function listRuns(actor: Actor, params: RunParams = {}): Promise<Page<Run>> {
  const scope = within(actor, 'runs:read');
  const { orgId } = scope;
  const limit = params.limit ?? 50;
  return withOrg(scope, async ({ sql }) => {
    const after = params.cursor ? decodeCursor(orgId, 'runs', params.cursor, cursorShape) : null;
    const where = sql`
      where r.org_id = ${orgId} ${params.workflowId ? sql`and r.workflow_id = ${params.workflowId}` : sql``}
        ${params.status ? sql`and r.status = any(${params.status as string[]}::text[])` : sql``}`;
    const rows = await sql<Row[]>`
      ${select(sql)} ${where} ${after ? sql`and (r.queued_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
      order by r.queued_at desc, r.id desc limit ${limit + 1}`;
    const [counted] = await sql<
      { n: number }[]
    >`select count(*)::int as n from (select 1 from workflow_runs r ${where} limit 10001) counted`;
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const total = counted?.n ?? 0;
    return {
      rows: page.map(viewOf),
      total: Math.min(total, 10_000),
      totalIsCapped: total > 10_000,
      nextCursor: rows.length > limit && last ? encodeCursor(orgId, 'runs', [new Date(last.queued_at).toISOString(), last.id]) : null,
    };
  });
}

/** @throws AppError NOT_FOUND */
export async function readRun({ sql }: Tx, orgId: AnyOrgId, id: string): Promise<RunDetail> {
  const [row] = await sql<Row[]>`${select(sql)} where r.org_id = ${orgId} and r.id = ${id}`;
  if (!row) throw notFound('run');
  const artefacts = await sql<RunArtefact[]>`
    select id, name, bytes, sha256 from run_artefacts where org_id = ${orgId} and run_id = ${id} order by name`;
  return {
    ...viewOf(row),
    requestedById: row.requested_by,
    inputs: row.inputs,
    usage: row.usage,
    steps: row.steps,
    outcome: row.outcome,
    artefacts: artefacts.map((each) => ({ ...each })),
    log: { lines: row.log_lines, bytes: row.log_bytes, truncated: row.is_truncated },
    retryOf: row.retry_of,
    findingId: row.finding_id === null ? null : String(row.finding_id),
    requiresApproval: row.requires_approval,
    cancelRequested: row.cancel_requested_at !== null,
  };
}

/** @throws AppError NOT_FOUND */
export async function getRun(actor: Actor, id: string): Promise<RunDetail> {
  const scope = within(actor, 'runs:read');
  return withOrg(scope, (tx) => readRun(tx, scope.orgId, id));
}

/** A file that a run left behind. @throws AppError NOT_FOUND */
export async function getArtefact(actor: Actor, id: string): Promise<{ name: string; content: Buffer }> {
  const scope: TenantScope = within(actor, 'runs:read');
  const [row] = await withOrg(
    scope,
    ({ sql }) =>
      sql<{ name: string; content: string }[]>`select name, content from run_artefacts where org_id = ${scope.orgId} and id = ${id}`,
  );
  if (!row) throw notFound('artefact');
  return { name: row.name, content: Buffer.from(await openSecret(artefactPlace(scope.orgId, id), row.content), 'base64') };
}
