import type postgres from 'postgres';
import { type AuditActor, recordAudit, scopeOf } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { type Actor, authorise, within } from '@/server/identity/actor';
import type { AnyOrgId } from '@/server/ids';
import { announce } from '@/server/live/announce';
import { checkableStates, recentlyMs, unchangedMs } from '../constants';
import { wakeQueue } from './wake';

export interface QueueInput {
  /** Our id of the account. */
  awsAccountId: string;
  region?: string | undefined;
  /** Also what was checked lately or cannot have changed. */
  force: boolean;
  trigger: 'user' | 'api' | 'schedule';
}

/** How many stacks wait now, and why the others do not. */
export interface Queued {
  queued: number;
  skipped: {
    running: number;
    recent: number;
    unchanged: number;
    state: number;
  };
}

const nothing = (): Queued => ({
  queued: 0,
  skipped: { running: 0, recent: 0, unchanged: 0, state: 0 },
});

interface Candidate {
  arn: string;
  name: string;
  region: string;
  why: keyof Queued['skipped'] | 'check';
}

/** Checks the stacks of several accounts, a few at a time. Accounts that may not be called are passed over. @throws AppError FORBIDDEN, NOT_FOUND */
export async function checkAll(
  actor: Actor,
  input: Omit<QueueInput, 'awsAccountId'> & {
    awsAccountId?: string | undefined;
  },
): Promise<Queued> {
  authorise(actor, 'drift:create');
  const scope = within(actor, 'drift:create');
  const accounts = await withOrg(
    scope,
    ({ sql }) => sql<{ id: string }[]>`
      select id from aws_accounts where org_id = ${scope.orgId} and status in ('connected', 'scanning', 'error')
        ${input.awsAccountId ? sql`and id = ${input.awsAccountId}` : sql``} order by name, id`,
  );
  if (input.awsAccountId && accounts.length === 0) throw notFound('connected AWS account');
  const total = nothing();
  for (const { id } of accounts) {
    const { queued, skipped } = await queueStacks({ ...actor, accountIds: scope.accountIds }, { ...input, awsAccountId: id });
    total.queued += queued;
    for (const key of Object.keys(skipped) as (keyof typeof skipped)[]) total.skipped[key] += skipped[key];
  }
  return total;
}

/** Puts the stacks of an account in line for a check: those that nobody looked at lately and that may have changed. */
export async function queueStacks(by: AuditActor, input: QueueInput): Promise<Queued> {
  const { orgId } = by;
  const result = await withOrg(scopeOf(by), async (tx) => {
    const candidates = await findCandidates(tx.sql, orgId, input);
    const result = nothing();
    for (const { why } of candidates) if (why !== 'check') result.skipped[why] += 1;
    const wanted = candidates.filter(({ why }) => why === 'check');
    const made = await tx.sql`
      insert into drift_detections (org_id, aws_account_id, stack_arn, stack_name, region, status, trigger, requested_by, next_poll_at)
      select ${orgId}::uuid, ${input.awsAccountId}::uuid, s.arn, s.name, s.region, 'QUEUED', ${input.trigger}, ${by.userId}::uuid, now()
      from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as s(arn text, name text, region text)
      on conflict do nothing returning id`;
    result.queued = made.length;
    result.skipped.running += wanted.length - made.length;
    if (made.length > 0 || input.trigger !== 'schedule')
      await recordAudit(tx, by, {
        action: 'drift.check-all',
        target: input.awsAccountId,
        data: { ...result, region: input.region ?? null },
      });
    if (made.length > 0)
      await announce(tx.sql, {
        orgId,
        channel: 'drift',
        id: input.awsAccountId,
      });
    return { ...result, first: made[0]?.id as string | undefined };
  });
  const { first, ...counted } = result;
  if (first) await wakeQueue(orgId, input.awsAccountId, first);
  return counted;
}

/**
 * Every stack of the account with whether it is worth a look. 'Cannot have changed' is said only where each resource of the last
 * complete look is in the inventory, untouched since, and seen by the last scan; all others may have changed.
 */
function findCandidates(sql: postgres.TransactionSql, orgId: AnyOrgId, { awsAccountId, region, force }: QueueInput) {
  return sql<Candidate[]>`
    with stacks as (
      select r.arn, r.resource_id as name, r.region, r.config ->> 'StackStatus' as state,
        greatest(r.config -> 'LastUpdatedTime' ->> '$date', r.config -> 'CreationTime' ->> '$date')::timestamptz as updated_at
      from resources r
      where r.org_id = ${orgId} and r.aws_account_id = ${awsAccountId} and r.type = 'AWS::CloudFormation::Stack' and r.deleted_at is null
        ${region ? sql`and r.region = ${region}` : sql``}
    )
    select s.arn, s.name, s.region, case
        when exists (select from drift_detections d where d.org_id = ${orgId} and d.aws_account_id = ${awsAccountId} and d.stack_arn = s.arn
          and d.status in ('QUEUED', 'DETECTION_IN_PROGRESS')) then 'running'
        when not (s.state = any(${checkableStates as string[]}::text[])) then 'state'
        when ${force} or last.started_at is null or last.started_at < s.updated_at then 'check'
        when last.started_at > now() - make_interval(secs => ${recentlyMs / 1000}) then 'recent'
        when last.started_at > now() - make_interval(secs => ${unchangedMs / 1000}) and not exists (
          select from drift_results t
          left join resources i on i.org_id = t.org_id and i.aws_account_id = ${awsAccountId} and i.deleted_at is null
            and (i.resource_id = t.physical_id or i.arn = t.physical_id)
          where t.org_id = ${orgId} and t.detection_id = last.id and t.resource_type <> 'AWS::CloudFormation::Stack'
            and (i.id is null or i.changed_at > last.started_at or i.gaps <> '[]'::jsonb)) then 'unchanged'
        else 'check' end as why
    from stacks s
    left join lateral (
      select d.id, d.started_at from drift_detections d
      where d.org_id = ${orgId} and d.aws_account_id = ${awsAccountId} and d.stack_arn = s.arn and d.status = 'DETECTION_COMPLETE'
      order by d.queued_at desc limit 1) last on true
    order by last.started_at nulls first, s.name`;
}
