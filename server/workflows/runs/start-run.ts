import { workflowRuns } from '@/drizzle/schema/workflows';
import { type AuditActor, recordAudit, scopeOf } from '@/server/audit/record';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise, authoriseOn } from '@/server/identity/actor';
import { takeStart } from '@/server/limits/start-limits';
import { announce } from '@/server/live/announce';
import { grantsOfRun } from '../access/session-policy';
import { readVersion } from '../data';
import { valuesOf } from '../inputs';
import type { InputValues, RunPhase, RunTrigger, WorkflowKind } from '../types';
import { kickRuns } from './queue';

/** Waiting and running ones of an organization: beyond this something is stuck or runs wild. */
const openRunsAtMost = 200;

export interface StartRunInput {
  workflowId: string;
  inputs?: InputValues | undefined;
  awsAccountId?: string | undefined;
  trigger: RunTrigger;
  /** Default: the current one. */
  version?: number;
  retryOf?: string;
  findingId?: number;
}

interface WorkflowRow {
  kind: WorkflowKind;
  name: string;
  version: number;
  requires_approval: boolean;
  approve_scheduled: boolean;
  accounts: string[];
}

/** What a run does first, and whether somebody has to say yes before. */
export function firstPhase(kind: WorkflowKind, script: string, needsApproval: boolean): { phase: RunPhase; waits: boolean } {
  if (kind === 'terraform') return { phase: 'plan', waits: false };
  // A script that knows the word can show what it would do; then people decide on what they saw.
  if (needsApproval && /\bCLOUDLENS_PHASE\b/.test(script)) return { phase: 'preview', waits: false };
  return { phase: 'run', waits: needsApproval };
}

/** @throws AppError NOT_FOUND, BAD_REQUEST for inputs, FORBIDDEN, UNPROCESSABLE, RATE_LIMITED */
export async function startRun(actor: Actor, input: StartRunInput): Promise<{ runId: string }> {
  authorise(actor, 'runs:create');
  if (input.awsAccountId) authoriseOn(actor, 'runs:create', input.awsAccountId);
  const runId = await withOrg(actor, (tx) =>
    insertRun(tx, actor, input, async (awsAccountId) => {
      if (awsAccountId) authoriseOn(actor, 'runs:create', awsAccountId);
      else if (actor.grants !== null)
        throw new AppError(
          'FORBIDDEN',
          'This workflow runs outside of any AWS account, and you have been granted some accounts only: ask an admin.',
        );
      await takeStart(tx, actor, 'workflows.run');
    }),
  );
  await kickRuns(actor.orgId);
  return { runId };
}

/** The account of a run: the one that was asked for, else the only one there is. */
function accountFor({ accounts }: WorkflowRow, asked: string | undefined): string | null {
  if (asked !== undefined) {
    if (accounts.length === 0)
      throw new AppError('UNPROCESSABLE', 'This workflow runs without AWS access: choose accounts for it first, or leave the account out.');
    if (!accounts.includes(asked)) throw notFound('AWS account among those of this workflow');
    return asked;
  }
  if (accounts.length > 1)
    throw new AppError('BAD_REQUEST', 'This workflow may run in several AWS accounts: say in which one by awsAccountId.');
  return accounts[0] ?? null;
}

/** Writes the row of a run without telling the engine. */
export async function insertRun(
  tx: Tx,
  by: AuditActor & { name?: string },
  input: StartRunInput,
  allow: (awsAccountId: string | null) => Promise<void> = async () => {},
): Promise<string> {
  const { orgId } = by;
  const { sql } = tx;
  const [workflow] = await sql<WorkflowRow[]>`
    select kind, name, version, requires_approval, approve_scheduled,
      array(select aws_account_id::text from workflow_accounts c where c.org_id = w.org_id and c.workflow_id = w.id) as accounts
    from workflows w where org_id = ${orgId} and id = ${input.workflowId} and deleted_at is null for share`;
  if (!workflow) throw notFound('workflow');
  const awsAccountId = accountFor(workflow, input.awsAccountId);
  await allow(awsAccountId);
  const version = await readVersion(tx, orgId, input.workflowId, input.version ?? workflow.version);
  const inputs = valuesOf(version.inputs, input.inputs);
  grantsOfRun(version.grants, inputs);
  const [counted] = await sql<{ n: number }[]>`
    select count(*)::int as n from workflow_runs where org_id = ${orgId} and status in ('queued', 'awaiting_approval', 'running')`;
  if ((counted?.n ?? 0) >= openRunsAtMost)
    throw new AppError('RATE_LIMITED', `${openRunsAtMost} runs are waiting or under way: let some of them end, or cancel them.`, {
      retryAfterSeconds: 60,
    });
  const asked = workflow.requires_approval && !(input.trigger === 'schedule' && workflow.approve_scheduled);
  const { phase, waits } = firstPhase(workflow.kind, version.script, asked);
  const [made] = await tx
    .insert(workflowRuns)
    .values({
      orgId,
      workflowId: input.workflowId,
      version: version.version,
      awsAccountId,
      status: waits ? 'awaiting_approval' : 'queued',
      phase,
      trigger: input.trigger,
      requestedBy: by.userId,
      requestedByName: by.name ?? by.email,
      inputs,
      retryOf: input.retryOf ?? null,
      findingId: input.findingId ?? null,
    })
    .returning({ id: workflowRuns.id });
  if (!made) throw new Error('The run was not stored.');
  await recordAudit(tx, by, {
    action: 'workflow.execute',
    target: made.id,
    data: { workflow: workflow.name, version: version.version, trigger: input.trigger, ...(awsAccountId ? { awsAccountId } : {}) },
  });
  await announce(sql, { orgId, channel: 'run', id: made.id });
  return made.id;
}

/** For what CloudLens starts by itself. */
export const insertRunFor = (by: AuditActor, input: StartRunInput): Promise<string> =>
  withOrg(scopeOf(by), (tx) => insertRun(tx, by, input));
