import { withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { announce } from '@/server/live/announce';
import { openSecret } from '@/server/secrets/seal';
import { readVersion } from '../data';
import { mappingOf } from '../mappings/data';
import { leaseSeconds, type RunLease, RunStopped } from '../runs/lease';
import { planPlace } from '../runs/places';
import { lockQueue, targetIsBusy } from '../runs/queue';
import { cappedBy, settingsOf } from '../settings';
import type { InputValues, RunLimits, RunPhase, RunStep, RunTrigger, RuntimeMapping, WorkflowKind, WorkflowVersion } from '../types';

/** All that one phase of a run needs to know. */
export interface ClaimedRun {
  workflowId: string;
  name: string;
  kind: WorkflowKind;
  phase: RunPhase;
  trigger: RunTrigger;
  awsAccountId: string | null;
  inputs: InputValues;
  version: WorkflowVersion;
  mapping: Omit<RuntimeMapping, 'workflows'>;
  limits: RunLimits;
  /** Terraform's saved plan, of an apply. */
  plan: Buffer | null;
  /** A plan or preview that went well may go on without asking. */
  goesOn: boolean;
  steps: RunStep[];
}

interface Row {
  workflow_id: string;
  name: string;
  kind: WorkflowKind;
  mapping_id: string | null;
  version: number;
  phase: RunPhase;
  trigger: RunTrigger;
  aws_account_id: string | null;
  inputs: InputValues;
  plan: string | null;
  requires_approval: boolean;
  approve_scheduled: boolean;
  steps: RunStep[];
}

/**
 * Makes `owner` the one that works on the run, if its turn has come. A run that is under way already is nobody else's: a script is
 * never started twice.
 * @throws RunStopped when it is another's, waits for its turn, or has ended
 */
export async function claimRun({ orgId, runId, owner }: RunLease): Promise<ClaimedRun> {
  return withOrg(orgId, async (tx) => {
    await lockQueue(tx, orgId);
    const { sql } = tx;
    const [row] = await sql<Row[]>`
      select r.workflow_id, w.name, w.kind, w.mapping_id, r.version, r.phase, r.trigger, r.aws_account_id, r.inputs, r.plan,
        w.requires_approval, w.approve_scheduled, r.steps
      from workflow_runs r join workflows w on w.org_id = r.org_id and w.id = r.workflow_id
      where r.org_id = ${orgId} and r.id = ${runId} and r.status = 'queued' for update of r`;
    if (!row) throw new RunStopped(runId);
    const { runsAtOnce, maxima } = await settingsOf(tx, orgId);
    const [running] = await sql<
      { n: number }[]
    >`select count(*)::int as n from workflow_runs where org_id = ${orgId} and status = 'running'`;
    const [target] = await targetIsBusy(tx, orgId, runId);
    if ((running?.n ?? 0) >= runsAtOnce || target?.busy) throw new RunStopped(runId);
    const steps: RunStep[] = [...row.steps, { phase: row.phase, startedAt: new Date().toISOString(), finishedAt: null, exitCode: null }];
    await sql`
      update workflow_runs set status = 'running', lease_owner = ${owner}, lease_until = now() + make_interval(secs => ${leaseSeconds}),
        heartbeat_at = now(), started_at = coalesce(started_at, now()), steps = ${JSON.stringify(steps)}::jsonb
      where org_id = ${orgId} and id = ${runId}`;
    await announce(sql, { orgId, channel: 'run', id: runId });
    const mapping = await mappingOf(tx, orgId, row.kind, row.mapping_id);
    if (row.phase === 'apply' && row.plan === null)
      throw new AppError('UNPROCESSABLE', 'The approved plan is gone: run the workflow again.');
    return {
      workflowId: row.workflow_id,
      name: row.name,
      kind: row.kind,
      phase: row.phase,
      trigger: row.trigger,
      awsAccountId: row.aws_account_id,
      inputs: row.inputs,
      version: await readVersion(tx, orgId, row.workflow_id, row.version),
      mapping,
      limits: cappedBy(mapping.limits, maxima),
      plan: row.plan === null ? null : Buffer.from(await openSecret(planPlace(orgId, runId), row.plan), 'base64'),
      goesOn: !row.requires_approval || (row.trigger === 'schedule' && row.approve_scheduled),
      steps,
    };
  });
}
