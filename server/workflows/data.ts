import type postgres from 'postgres';
import { type Tx, withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import type { AnyOrgId } from '@/server/ids';
import type { AccountRef } from '@/server/posture';
import { builtInId } from './mappings/built-in';
import type { AwsGrant, RunStatus, Workflow, WorkflowDetail, WorkflowInput, WorkflowKind, WorkflowVersion } from './types';

interface Row {
  id: string;
  name: string;
  description: string;
  kind: WorkflowKind;
  version: number;
  mapping_id: string | null;
  requires_approval: boolean;
  schedule: string | null;
  approve_scheduled: boolean;
  next_run_at: string | null;
  created_at: string;
  updated_at: string;
  accounts: AccountRef[] | null;
  last_run: { id: string; status: RunStatus; queuedAt: string } | null;
}

const iso = (at: string): string => new Date(at).toISOString();

const select = (sql: postgres.TransactionSql) => sql`
  select w.*,
    (select json_agg(json_build_object('id', a.id, 'accountId', a.account_id, 'name', a.name, 'kind', a.kind) order by a.name, a.id)
      from workflow_accounts c join aws_accounts a on a.org_id = c.org_id and a.id = c.aws_account_id
      where c.org_id = w.org_id and c.workflow_id = w.id) as accounts,
    (select json_build_object('id', r.id, 'status', r.status, 'queuedAt', r.queued_at) from workflow_runs r
      where r.org_id = w.org_id and r.workflow_id = w.id order by r.queued_at desc, r.id desc limit 1) as last_run
  from workflows w`;

const viewOf = (row: Row): Workflow => ({
  id: row.id,
  name: row.name,
  description: row.description,
  kind: row.kind,
  version: row.version,
  mappingId: row.mapping_id ?? builtInId(row.kind),
  requiresApproval: row.requires_approval,
  schedule: row.schedule,
  approveScheduled: row.approve_scheduled,
  nextRunAt: row.next_run_at && iso(row.next_run_at),
  accounts: row.accounts ?? [],
  createdAt: iso(row.created_at),
  updatedAt: iso(row.updated_at),
  lastRun: row.last_run && { ...row.last_run, queuedAt: iso(row.last_run.queuedAt) },
});

/** By name. Who is limited to some accounts sees of accounts and runs only theirs. */
export async function listWorkflows(actor: Actor): Promise<Workflow[]> {
  authorise(actor, 'workflows:read');
  const rows = await withOrg(
    actor,
    ({ sql }) => sql<Row[]>`${select(sql)} where w.org_id = ${actor.orgId} and w.deleted_at is null order by lower(w.name), w.id`,
  );
  return rows.map(viewOf);
}

interface VersionRow {
  version: number;
  script: string;
  inputs: WorkflowInput[];
  grants: AwsGrant[];
  secrets: string[];
  note: string;
  created_by_name: string;
  created_at: string;
}

const versionOf = (row: VersionRow): WorkflowVersion => ({
  version: row.version,
  script: row.script,
  inputs: row.inputs,
  grants: row.grants,
  secrets: row.secrets,
  note: row.note,
  createdBy: row.created_by_name,
  createdAt: iso(row.created_at),
});

/** Also of a deleted workflow: its runs name it. @throws AppError NOT_FOUND */
export async function readVersion({ sql }: Tx, orgId: AnyOrgId, workflowId: string, version: number): Promise<WorkflowVersion> {
  const [row] = await sql<VersionRow[]>`
    select * from workflow_versions where org_id = ${orgId} and workflow_id = ${workflowId} and version = ${version}`;
  if (!row) throw notFound('version of this workflow');
  return versionOf(row);
}

/** @throws AppError NOT_FOUND */
export async function readWorkflow(tx: Tx, orgId: AnyOrgId, id: string): Promise<WorkflowDetail> {
  const { sql } = tx;
  const [row] = await sql<Row[]>`${select(sql)} where w.org_id = ${orgId} and w.id = ${id} and w.deleted_at is null`;
  if (!row) throw notFound('workflow');
  return { ...viewOf(row), current: await readVersion(tx, orgId, id, row.version) };
}

/** @throws AppError NOT_FOUND */
export async function getWorkflow(actor: Actor, id: string): Promise<WorkflowDetail> {
  authorise(actor, 'workflows:read');
  return withOrg(actor, (tx) => readWorkflow(tx, actor.orgId, id));
}

/** Newest first. @throws AppError NOT_FOUND */
export async function listVersions(actor: Actor, id: string): Promise<WorkflowVersion[]> {
  authorise(actor, 'workflows:read');
  const { orgId } = actor;
  return withOrg(actor, async ({ sql }) => {
    const rows = await sql<VersionRow[]>`
      select v.* from workflow_versions v join workflows w on w.org_id = v.org_id and w.id = v.workflow_id
      where v.org_id = ${orgId} and v.workflow_id = ${id} and w.deleted_at is null order by v.version desc limit 200`;
    if (rows.length === 0) throw notFound('workflow');
    return rows.map(versionOf);
  });
}
