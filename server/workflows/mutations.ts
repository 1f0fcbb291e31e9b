import { and, eq, inArray } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { runtimeMappings, workflowAccounts, workflows, workflowVersions } from '@/drizzle/schema/workflows';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import type { Actor } from '@/server/identity/actor';
import { sessionPolicySize } from './access/session-policy';
import { workflowsAtMost } from './constants';
import { readVersion, readWorkflow } from './data';
import { checkDefaults } from './inputs';
import { builtInMappings } from './mappings/built-in';
import { nextTime } from './next-time';
import type { CreateWorkflowInput, UpdateWorkflowInput } from './schema';
import type { AwsGrant, WorkflowDetail, WorkflowInput, WorkflowKind } from './types';
import { authoriseForAll } from './whole-organization';

interface Content {
  script: string;
  inputs: WorkflowInput[];
  grants: AwsGrant[];
  secrets: string[];
}

/** What a version must hold to be saved. @throws AppError BAD_REQUEST, UNPROCESSABLE */
async function checkContent(tx: Tx, actor: Actor, { inputs, grants, secrets }: Content): Promise<void> {
  checkDefaults(inputs);
  const { refusal } = sessionPolicySize(grants);
  if (refusal) throw new AppError('UNPROCESSABLE', refusal);
  const placeholders = grants.flatMap(({ resources }) =>
    resources.flatMap((resource) => [...resource.matchAll(/\{([a-z][a-z0-9_]*)\}/g)].map(([, name]) => name)),
  );
  const unnamed = placeholders.find((name) => !inputs.some((input) => input.name === name));
  if (unnamed) throw new AppError('UNPROCESSABLE', `A resource names {${unnamed}}, and the workflow has no input of that name.`);
  const known = await tx.sql<
    { name: string }[]
  >`select name from workflow_secrets where org_id = ${actor.orgId} and name = any(${secrets}::text[])`;
  const missing = secrets.find((name) => !known.some((secret) => secret.name === name));
  if (missing) throw new AppError('UNPROCESSABLE', `There is no secret called ${missing}: store it first.`);
}

/** null for the built-in one. @throws AppError NOT_FOUND, UNPROCESSABLE for a mapping of another kind */
async function mappingFor(tx: Tx, actor: Actor, kind: WorkflowKind, id: string | null | undefined): Promise<string | null> {
  if (!id) return null;
  const other = (of: WorkflowKind) =>
    new AppError('UNPROCESSABLE', `This runtime is for ${of}, and the workflow is of kind ${kind}: choose another one.`);
  const builtIn = builtInMappings.find((mapping) => mapping.id === id);
  if (builtIn && builtIn.kind !== kind) throw other(builtIn.kind);
  if (builtIn) return null;
  const [row] = await tx
    .select({ kind: runtimeMappings.kind })
    .from(runtimeMappings)
    .where(and(eq(runtimeMappings.orgId, actor.orgId), eq(runtimeMappings.id, id)))
    .for('share');
  if (!row) throw notFound('runtime mapping');
  if (row.kind !== kind) throw other(row.kind);
  return id;
}

/** @throws AppError NOT_FOUND for an account that is not there */
async function knownAccounts(tx: Tx, { orgId }: Actor, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return [];
  const found = await tx
    .select({ id: awsAccounts.id })
    .from(awsAccounts)
    .where(and(eq(awsAccounts.orgId, orgId), inArray(awsAccounts.id, wanted)));
  if (found.length < wanted.length) throw notFound('AWS account');
  return wanted;
}

/** @throws AppError NOT_FOUND for an account that is not there */
async function chooseAccounts(tx: Tx, actor: Actor, workflowId: string, ids: readonly string[]): Promise<void> {
  const { orgId } = actor;
  const wanted = await knownAccounts(tx, actor, ids);
  await tx.delete(workflowAccounts).where(and(eq(workflowAccounts.orgId, orgId), eq(workflowAccounts.workflowId, workflowId)));
  if (wanted.length) await tx.insert(workflowAccounts).values(wanted.map((awsAccountId) => ({ orgId, workflowId, awsAccountId })));
}

const nameTaken = (name: string) => new AppError('CONFLICT', `A workflow is called '${name}' already: choose another name.`);

/** A schedule has nobody to ask: what it needs must be there. @throws AppError UNPROCESSABLE */
function checkSchedule(schedule: string | null, inputs: readonly WorkflowInput[]): void {
  const open = schedule ? inputs.find(({ required, default: value }) => required && (value === undefined || value === '')) : undefined;
  if (open) throw new AppError('UNPROCESSABLE', `A scheduled run has nobody to ask for '${open.name}': give the input a default.`);
}

/** @throws AppError FORBIDDEN, NOT_FOUND, CONFLICT for a name that is taken, UNPROCESSABLE */
export async function createWorkflow(actor: Actor, input: CreateWorkflowInput): Promise<WorkflowDetail> {
  authoriseForAll(actor, 'workflows:create');
  const { orgId } = actor;
  const content: Content = { script: input.script, inputs: input.inputs ?? [], grants: input.grants ?? [], secrets: input.secrets ?? [] };
  const schedule = input.schedule ?? null;
  return withOrg(actor, async (tx) => {
    await checkContent(tx, actor, content);
    checkSchedule(schedule, content.inputs);
    await knownAccounts(tx, actor, input.awsAccountIds ?? []);
    const [counted] = await tx.sql<
      { n: number }[]
    >`select count(*)::int as n from workflows where org_id = ${orgId} and deleted_at is null`;
    if ((counted?.n ?? 0) >= workflowsAtMost)
      throw new AppError('UNPROCESSABLE', `There are ${workflowsAtMost} workflows already: delete one first.`);
    const [made] = await tx
      .insert(workflows)
      .values({
        orgId,
        name: input.name,
        description: input.description ?? '',
        kind: input.kind,
        mappingId: await mappingFor(tx, actor, input.kind, input.mappingId),
        requiresApproval: input.requiresApproval ?? input.kind === 'terraform',
        schedule,
        approveScheduled: input.approveScheduled ?? false,
        nextRunAt: schedule ? nextTime(schedule) : null,
        createdBy: actor.userId,
      })
      .onConflictDoNothing()
      .returning({ id: workflows.id });
    if (!made) throw nameTaken(input.name);
    const version = {
      orgId,
      workflowId: made.id,
      version: 1,
      ...content,
      note: input.note ?? '',
      createdBy: actor.userId,
      createdByName: actor.name,
    };
    await tx.insert(workflowVersions).values(version);
    await chooseAccounts(tx, actor, made.id, input.awsAccountIds ?? []);
    await recordAudit(tx, actor, { action: 'workflow.create', target: made.id, data: { name: input.name, kind: input.kind } });
    return readWorkflow(tx, orgId, made.id);
  });
}

/** What is left out stays. A script, inputs, grants or secrets that differ make a new version. @throws AppError as {@link createWorkflow} */
export async function updateWorkflow(actor: Actor, id: string, input: UpdateWorkflowInput): Promise<WorkflowDetail> {
  authoriseForAll(actor, 'workflows:update');
  const { orgId } = actor;
  return withOrg(actor, async (tx) => {
    await tx.sql`select 1 from workflows where org_id = ${orgId} and id = ${id} for update`;
    const { current, ...now } = await readWorkflow(tx, orgId, id);
    const before: Content = { script: current.script, inputs: current.inputs, grants: current.grants, secrets: current.secrets };
    const content: Content = {
      script: input.script ?? before.script,
      inputs: input.inputs ?? before.inputs,
      grants: input.grants ?? before.grants,
      secrets: input.secrets ?? before.secrets,
    };
    await checkContent(tx, actor, content);
    const schedule = input.schedule === undefined ? now.schedule : input.schedule;
    checkSchedule(schedule, content.inputs);
    if (input.name !== undefined && input.name !== now.name) {
      const [taken] = await tx.sql`select 1 from workflows where org_id = ${orgId} and name = ${input.name} and deleted_at is null`;
      if (taken) throw nameTaken(input.name);
    }
    const isNew = JSON.stringify(content) !== JSON.stringify(before);
    const version = isNew ? now.version + 1 : now.version;
    if (isNew)
      await tx
        .insert(workflowVersions)
        .values({ orgId, workflowId: id, version, ...content, note: input.note ?? '', createdBy: actor.userId, createdByName: actor.name });
    await tx
      .update(workflows)
      .set({
        name: input.name ?? now.name,
        description: input.description ?? now.description,
        version,
        ...(input.mappingId === undefined ? {} : { mappingId: await mappingFor(tx, actor, now.kind, input.mappingId) }),
        requiresApproval: input.requiresApproval ?? now.requiresApproval,
        approveScheduled: input.approveScheduled ?? now.approveScheduled,
        schedule,
        nextRunAt: schedule ? nextTime(schedule) : null,
        updatedAt: new Date(),
      })
      .where(and(eq(workflows.orgId, orgId), eq(workflows.id, id)));
    if (input.awsAccountIds) await chooseAccounts(tx, actor, id, input.awsAccountIds);
    await recordAudit(tx, actor, { action: 'workflow.update', target: id, data: { fields: Object.keys(input), version } });
    return readWorkflow(tx, orgId, id);
  });
}

/** Makes a new version of an old one's content. @throws AppError NOT_FOUND, FORBIDDEN */
export async function restoreVersion(actor: Actor, id: string, version: number): Promise<WorkflowDetail> {
  authoriseForAll(actor, 'workflows:update');
  const { script, inputs, grants, secrets } = await withOrg(actor, (tx) => readVersion(tx, actor.orgId, id, version));
  return updateWorkflow(actor, id, { script, inputs, grants, secrets, note: `As version ${version}` });
}

/** Its runs stay readable; its name is free again. @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT while it runs */
export async function deleteWorkflow(actor: Actor, id: string): Promise<void> {
  authoriseForAll(actor, 'workflows:delete');
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    const [workflow] = await tx.sql<{ name: string }[]>`
      select name from workflows where org_id = ${orgId} and id = ${id} and deleted_at is null for update`;
    if (!workflow) throw notFound('workflow');
    const [active] = await tx.sql`
      select 1 from workflow_runs where org_id = ${orgId} and workflow_id = ${id} and status in ('queued', 'awaiting_approval', 'running') limit 1`;
    if (active) throw new AppError('CONFLICT', 'A run of this workflow has not ended: cancel it first.');
    await tx.sql`update workflows set deleted_at = now(), schedule = null, next_run_at = null where org_id = ${orgId} and id = ${id}`;
    await recordAudit(tx, actor, { action: 'workflow.delete', target: id, data: { name: workflow.name } });
  });
}
