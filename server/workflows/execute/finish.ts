import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { announce } from '@/server/live/announce';
import { sealSecret } from '@/server/secrets/seal';
import type { RunLease } from '../runs/lease';
import { planPlace } from '../runs/places';
import { freeState } from '../terraform/state';
import type { RunOutcome, RunPhase, RunStatus, RunStep, RunUsage } from '../types';

/** How a phase ended, and what comes of it. */
export interface PhaseEnd {
  status: Extract<RunStatus, 'queued' | 'awaiting_approval' | 'succeeded' | 'failed' | 'cancelled' | 'timed_out'>;
  exitCode: number | null;
  usage: RunUsage | null;
  truncated: boolean;
  error: string | null;
  outcome: RunOutcome | null;
  /** The phase that is waited for, or queued next. */
  next: RunPhase | null;
  /** Terraform's saved plan, to be applied once it is approved. */
  plan: Buffer | null;
}

export const failedWith = (error: string): PhaseEnd => ({
  status: 'failed',
  exitCode: null,
  usage: null,
  truncated: false,
  error,
  outcome: null,
  next: null,
  plan: null,
});

const add = (one: number | null, other: number | null): number | null =>
  one === null && other === null ? null : (one ?? 0) + (other ?? 0);

/** Of all phases together; the peak is the highest. */
function sum(before: RunUsage | null, now: RunUsage | null): RunUsage | null {
  if (!before || !now) return now ?? before;
  return {
    cpuSeconds: add(before.cpuSeconds, now.cpuSeconds),
    peakMemoryMb: now.peakMemoryMb === null ? before.peakMemoryMb : Math.max(before.peakMemoryMb ?? 0, now.peakMemoryMb),
    wallSeconds: before.wallSeconds + now.wallSeconds,
    outputBytes: before.outputBytes + now.outputBytes,
  };
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));

/** Writes how the phase ended, if the run is still the owner's. @returns whether it was */
export async function finishPhase({ orgId, runId, owner }: RunLease, end: PhaseEnd): Promise<boolean> {
  const plan = end.plan === null ? null : await sealSecret(planPlace(orgId, runId), end.plan.toString('base64'));
  return withOrg(orgId, async (tx) => {
    const { sql } = tx;
    const [row] = await sql<{ steps: RunStep[]; usage: RunUsage | null; cancelled: boolean }[]>`
      select steps, usage, cancel_requested_at is not null as cancelled from workflow_runs
      where org_id = ${orgId} and id = ${runId} and lease_owner = ${owner} and status = 'running' for update`;
    if (!row) return false;
    const isOver = end.status !== 'queued' && end.status !== 'awaiting_approval';
    // Somebody cancelled while the phase was ending: what it did is done, and nothing more follows.
    const status = !isOver && row.cancelled ? 'cancelled' : end.status;
    const finishedAt = new Date().toISOString();
    const steps = row.steps.map((step, nth) => (nth === row.steps.length - 1 ? { ...step, finishedAt, exitCode: end.exitCode } : step));
    const ended = isOver || status === 'cancelled';
    await sql`
      update workflow_runs set status = ${status}, phase = coalesce(${ended ? null : end.next}, phase), exit_code = ${end.exitCode},
        usage = ${json(sum(row.usage, end.usage))}::jsonb, steps = ${json(steps)}::jsonb, error = ${end.error},
        outcome = coalesce(${json(end.outcome)}::jsonb, outcome),
        is_truncated = is_truncated or ${end.truncated}, plan = ${ended ? null : plan}, lease_owner = null, lease_until = null,
        finished_at = ${ended ? finishedAt : null}
      where org_id = ${orgId} and id = ${runId}`;
    await freeState(tx, orgId, runId);
    await announce(sql, { orgId, channel: 'run', id: runId });
    return true;
  });
}

/** Ends a run that cannot begin, such as one whose runtime was deleted meanwhile. */
export async function failQueued(orgId: OrgId, runId: string, error: string): Promise<void> {
  await withOrg(orgId, async ({ sql }) => {
    const failed = await sql`
      update workflow_runs set status = 'failed', finished_at = now(), error = ${error}, plan = null, lease_until = null
      where org_id = ${orgId} and id = ${runId} and status = 'queued' returning 1`;
    if (failed.length > 0) await announce(sql, { orgId, channel: 'run', id: runId });
  });
}

/** Says of runs whose worker fell silent that they are lost, and frees what they held. @returns which */
export async function loseSilent(orgId: OrgId, ids: readonly string[]): Promise<string[]> {
  return withOrg(orgId, async (tx) => {
    const { sql } = tx;
    const lost = await sql<{ id: string }[]>`
      update workflow_runs set status = 'lost', finished_at = now(), lease_owner = null, lease_until = null, plan = null,
        error = 'Its worker went away while it ran, so nobody knows how far it got. Look into what it touches before you run it again.'
      where org_id = ${orgId} and id = any(${ids as string[]}::uuid[]) and status = 'running' and lease_until < now() returning id`;
    for (const { id } of lost) {
      await freeState(tx, orgId, id);
      await announce(sql, { orgId, channel: 'run', id });
    }
    return lost.map(({ id }) => id);
  });
}
