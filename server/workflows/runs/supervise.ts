import { systemActor } from '@/server/audit/record';
import { withDirectory, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { asOrgId, type OrgId } from '@/server/ids';
import { log } from '@/server/log';
import { loseSilent } from '../execute/finish';
import { nextTime } from '../next-time';
import { organizationsWaiting, wakeWaiting } from './queue';
import { insertRunFor } from './start-run';

/**
 * Makes up for whatever was lost, an event or a worker: runs whose worker fell silent are lost, schedules that are due are started, and
 * the engine is woken for runs that wait. One organization's trouble is not another's.
 */
export async function superviseRuns(): Promise<{ lost: number; scheduled: number }> {
  const lost = await loseRuns();
  const scheduled = await startDueWorkflows();
  for (const orgId of await organizationsWaiting()) {
    await wakeWaiting(orgId).catch((error: unknown) => log.warn({ err: error, orgId }, 'the waiting runs could not be woken'));
  }
  return { lost, scheduled };
}

async function loseRuns(): Promise<number> {
  const silent = await withDirectory(
    ({ sql }) => sql<{ org_id: string; id: string }[]>`
      select org_id, id from workflow_runs where status = 'running' and lease_until < now() limit 500`,
  );
  let lost = 0;
  for (const orgId of new Set(silent.map(({ org_id }) => org_id))) {
    const ids = silent.filter(({ org_id }) => org_id === orgId).map(({ id }) => id);
    const gone = await loseSilent(asOrgId(orgId), ids);
    for (const runId of gone) log.warn({ runId }, 'a run had lost its worker');
    lost += gone.length;
  }
  return lost;
}

interface Due {
  id: string;
  schedule: string;
  accounts: string[];
}

/** Starts what its schedule says is due: once however many times it was missed, and not while its last run has not ended. */
export async function startDueWorkflows(now = new Date()): Promise<number> {
  const due = await withDirectory(
    ({ sql }) =>
      sql<{ org_id: string; id: string }[]>`select org_id, id from workflows where next_run_at <= ${now.toISOString()} limit 500`,
  );
  let started = 0;
  for (const { org_id, id } of due) {
    const orgId = asOrgId(org_id);
    const workflow = await takeDue(orgId, id, now);
    for (const awsAccountId of workflow ? (workflow.accounts.length > 0 ? workflow.accounts : [undefined]) : []) {
      try {
        if (await hasOpenRun(orgId, id, awsAccountId)) continue;
        await insertRunFor(systemActor(orgId, 'schedule'), { workflowId: id, awsAccountId, trigger: 'schedule' });
        started += 1;
      } catch (error) {
        if (!(error instanceof AppError)) log.error({ err: error, workflowId: id }, 'a scheduled run could not be started');
      }
    }
  }
  return started;
}

/** Moves the schedule on, so that of several workers only one starts it. null: another did. */
async function takeDue(orgId: OrgId, id: string, now: Date): Promise<Due | null> {
  return withOrg(orgId, async ({ sql }) => {
    const [row] = await sql<Due[]>`
      select id, schedule, array(select aws_account_id::text from workflow_accounts c where c.org_id = w.org_id and c.workflow_id = w.id) as accounts
      from workflows w where org_id = ${orgId} and id = ${id} and next_run_at <= ${now.toISOString()} and deleted_at is null for update skip locked`;
    if (!row) return null;
    await sql`update workflows set next_run_at = ${nextTime(row.schedule, now)?.toISOString() ?? null} where org_id = ${orgId} and id = ${id}`;
    return row;
  });
}

async function hasOpenRun(orgId: OrgId, workflowId: string, awsAccountId: string | undefined): Promise<boolean> {
  const [open] = await withOrg(
    orgId,
    ({ sql }) => sql`
      select 1 from workflow_runs where org_id = ${orgId} and workflow_id = ${workflowId} and status in ('queued', 'awaiting_approval', 'running')
        and aws_account_id is not distinct from ${awsAccountId ?? null}::uuid limit 1`,
  );
  return open !== undefined;
}
