import { inngest } from '@/inngest/client';
import { workflowRunRequested } from '@/inngest/events';
import { type Tx, withDirectory, withOrg } from '@/server/db';
import { type AnyOrgId, asOrgId, type OrgId } from '@/server/ids';
import { log } from '@/server/log';
import { settingsOf } from '../settings';
import { claimSeconds } from './lease';

/** One at a time decides which run of an organization comes next. */
export const lockQueue = ({ sql }: Tx, orgId: AnyOrgId) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`workflow runs of ${orgId}`}, 0))`;

/** Another run of the same workflow in the same account is under way: two would get into each other's state. */
export const targetIsBusy = ({ sql }: Tx, orgId: AnyOrgId, runId: string) => sql<{ busy: boolean }[]>`
  select exists (select 1 from workflow_runs other join workflow_runs mine on mine.org_id = other.org_id and mine.id = ${runId}
    where other.org_id = ${orgId} and other.id <> mine.id and other.status = 'running' and other.workflow_id = mine.workflow_id
      and other.aws_account_id is not distinct from mine.aws_account_id) as busy`;

/**
 * Wakes the engine for the runs whose turn it is: the oldest first, one of a workflow and account at a time, as many as the
 * organization allows. What was woken lately is left alone until its claim is late.
 */
export async function wakeWaiting(orgId: OrgId): Promise<void> {
  const woken = await withOrg(orgId, async (tx) => {
    await lockQueue(tx, orgId);
    const { sql } = tx;
    const { runsAtOnce } = await settingsOf(tx, orgId);
    return sql<{ id: string; epoch: number }[]>`
      with waiting as (
        select r.id, r.queued_at, row_number() over (partition by r.workflow_id, r.aws_account_id order by r.queued_at, r.id) as nth
        from workflow_runs r where r.org_id = ${orgId} and r.status = 'queued'
          and not exists (select 1 from workflow_runs b where b.org_id = r.org_id and b.status = 'running' and b.workflow_id = r.workflow_id
            and b.aws_account_id is not distinct from r.aws_account_id)
      )
      update workflow_runs set lease_epoch = lease_epoch + 1, lease_until = now() + make_interval(secs => ${claimSeconds})
      where org_id = ${orgId} and (lease_until is null or lease_until < now()) and id in (
        select id from waiting where nth = 1 order by queued_at, id
        limit greatest(0, ${runsAtOnce} - (select count(*)::int from workflow_runs where org_id = ${orgId} and status = 'running')))
      returning id, lease_epoch as epoch`;
  });
  for (const { id, epoch } of woken) await tellEngine(orgId, id, epoch);
}

/** The row is committed; whatever is lost here, the sweeper makes up for. */
export async function kickRuns(orgId: AnyOrgId): Promise<void> {
  await wakeWaiting(asOrgId(orgId)).catch((error: unknown) =>
    log.warn({ err: error }, 'the waiting runs could not be woken; the sweeper will'),
  );
}

async function tellEngine(orgId: OrgId, runId: string, epoch: number): Promise<void> {
  try {
    await inngest.send({ ...workflowRunRequested.create({ orgId, runId }), id: `run-${runId}-${epoch}` });
  } catch (error) {
    log.warn({ err: error, runId }, 'the engine did not take the event; the sweeper will send it again');
  }
}

/** Organizations that have runs waiting. */
export async function organizationsWaiting(): Promise<OrgId[]> {
  const rows = await withDirectory(
    ({ sql }) => sql<{ org_id: string }[]>`select distinct org_id from workflow_runs where status = 'queued' limit 500`,
  );
  return rows.map(({ org_id }) => asOrgId(org_id));
}
