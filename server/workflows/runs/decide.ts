import { recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise, authoriseOn } from '@/server/identity/actor';
import { announce } from '@/server/live/announce';
import { settingsOf } from '../settings';
import { hasEnded, type InputValues, type RunPhase, type RunStatus } from '../types';
import { kickRuns } from './queue';
import { startRun } from './start-run';

interface Row {
  status: RunStatus;
  phase: RunPhase;
  aws_account_id: string | null;
  requested_by: string | null;
}

/** What comes after a phase that was looked at. */
const nextPhase: Record<RunPhase, RunPhase> = { plan: 'apply', preview: 'run', apply: 'apply', run: 'run' };

const allowedOn = (actor: Actor, permission: 'runs:approve' | 'runs:update', awsAccountId: string | null): void => {
  authorise(actor, permission);
  if (awsAccountId) authoriseOn(actor, permission, awsAccountId);
};

/**
 * Lets a run that waits go on: Terraform with exactly the plan that was shown. Not by who asked for it, unless the organization allows it.
 * @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT when it does not wait
 */
export async function approveRun(actor: Actor, id: string): Promise<{ status: RunStatus }> {
  authorise(actor, 'runs:approve');
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    const { sql } = tx;
    const [run] = await sql<Row[]>`
      select status, phase, aws_account_id, requested_by from workflow_runs where org_id = ${orgId} and id = ${id} for update`;
    if (!run) throw notFound('run');
    allowedOn(actor, 'runs:approve', run.aws_account_id);
    if (run.status !== 'awaiting_approval') throw new AppError('CONFLICT', 'This run does not wait for approval.', { status: run.status });
    if (run.requested_by === actor.userId && !(await settingsOf(tx, orgId)).ownApproval)
      throw new AppError(
        'FORBIDDEN',
        'You asked for this run, so somebody else has to approve it. An admin can allow approving own runs in the settings of workflows.',
      );
    await sql`
      update workflow_runs set status = 'queued', phase = ${nextPhase[run.phase]}, approved_by = ${actor.userId}, approved_by_name = ${actor.name},
        approved_at = now(), lease_until = null
      where org_id = ${orgId} and id = ${id}`;
    await recordAudit(tx, actor, { action: 'workflow.approve', target: id, data: { phase: nextPhase[run.phase] } });
    await announce(sql, { orgId, channel: 'run', id });
  });
  await kickRuns(orgId);
  return { status: 'queued' };
}

/**
 * Ends a run: one that waits at once, one that runs within a second, by SIGINT, a grace, and then the end of all its processes.
 * Asked again it says the same.
 * @throws AppError NOT_FOUND, CONFLICT when it has ended already
 */
export async function cancelRun(actor: Actor, id: string): Promise<{ status: RunStatus }> {
  authorise(actor, 'runs:update');
  const { orgId } = actor;
  const status = await withOrg(actor, async (tx): Promise<RunStatus> => {
    const { sql } = tx;
    const [run] = await sql<(Row & { asked: boolean })[]>`
      select status, phase, aws_account_id, requested_by, cancel_requested_at is not null as asked
      from workflow_runs where org_id = ${orgId} and id = ${id} for update`;
    if (!run) throw notFound('run');
    allowedOn(actor, 'runs:update', run.aws_account_id);
    if (run.status !== 'cancelled' && hasEnded(run.status))
      throw new AppError('CONFLICT', 'This run has ended already.', { status: run.status });
    if (run.status !== 'cancelled' && !run.asked) {
      const isRunning = run.status === 'running';
      await sql`
        update workflow_runs set cancel_requested_at = now(), cancelled_by_name = ${actor.name}
          ${isRunning ? sql`` : sql`, status = 'cancelled', finished_at = now(), plan = null, lease_until = null`}
        where org_id = ${orgId} and id = ${id}`;
      await announce(sql, { orgId, channel: 'run', id });
      await recordAudit(tx, actor, { action: 'workflow.cancel', target: id });
      return isRunning ? 'running' : 'cancelled';
    }
    await recordAudit(tx, actor, { action: 'workflow.cancel', target: id });
    return run.status;
  });
  return { status };
}

/** A new run of the same version with the same inputs in the same account. @throws AppError NOT_FOUND, CONFLICT while it has not ended */
export async function retryRun(actor: Actor, id: string, trigger: 'user' | 'api'): Promise<{ runId: string }> {
  authorise(actor, 'runs:create');
  const { orgId } = actor;
  const [run] = await withOrg(
    actor,
    ({ sql }) => sql<(Row & { workflow_id: string; version: number; inputs: InputValues; finding_id: string | null })[]>`
      select status, phase, aws_account_id, requested_by, workflow_id, version, inputs, finding_id from workflow_runs where org_id = ${orgId} and id = ${id}`,
  );
  if (!run) throw notFound('run');
  if (!hasEnded(run.status)) throw new AppError('CONFLICT', 'This run has not ended: cancel it first, or wait for it.');
  return startRun(actor, {
    workflowId: run.workflow_id,
    version: run.version,
    inputs: run.inputs,
    awsAccountId: run.aws_account_id ?? undefined,
    trigger,
    retryOf: id,
    ...(run.finding_id === null ? {} : { findingId: Number(run.finding_id) }),
  });
}
