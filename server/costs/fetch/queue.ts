import { inngest } from '@/inngest/client';
import { costRefreshRequested } from '@/inngest/events';
import { type AuditActor, recordAudit, scopeOf } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authoriseOn } from '@/server/identity/actor';
import type { AnyOrgId } from '@/server/ids';
import { log } from '@/server/log';
import { refreshesADay } from '../constants';
import { dayOf } from '../days';
import { settingsIn, spentIn } from '../settings/data';
import type { RefreshTrigger } from '../types';
import { claimSeconds } from './lease';
import { isReadable } from './session';

export interface QueuedRefresh {
  refreshId: string;
  /** false: one was under way, and this is it. */
  isNew: boolean;
}

/**
 * Has Cost Explorer asked for an account, which AWS bills. Two at once are one.
 * @throws AppError NOT_FOUND, NOT_CONNECTED, UNPROCESSABLE when it was asked often enough today or the month's limit is used up
 */
export async function requestRefresh(
  actor: Actor,
  awsAccountId: string,
  trigger: 'user' | 'api',
  now = new Date(),
): Promise<QueuedRefresh> {
  authoriseOn(actor, 'costs:create', awsAccountId);
  await withOrg(actor, async (tx) => {
    const today = dayOf(now);
    const { monthlyRequestCap } = await settingsIn(tx, actor.orgId);
    const { requests } = await spentIn(tx, actor.orgId, today);
    if (requests >= monthlyRequestCap)
      throw new AppError(
        'UNPROCESSABLE',
        `This month's limit of ${monthlyRequestCap} paid requests to Cost Explorer is used up (${requests} were made). An admin can raise it in the cost settings; it begins anew on the first of the month.`,
      );
    const [asked] = await tx.sql<{ times: number }[]>`
      select count(*)::int as times from cost_refreshes where org_id = ${actor.orgId} and aws_account_id = ${awsAccountId}
        and status = 'completed' and requests > 0 and finished_at >= ${today}::timestamptz`;
    if ((asked?.times ?? 0) >= refreshesADay)
      throw new AppError(
        'UNPROCESSABLE',
        `AWS renews its figures at most ${refreshesADay} times a day, and so often they were fetched today: asking again would buy the same answer. Try again tomorrow.`,
      );
  });
  const queued = await insertRefresh(actor, awsAccountId, trigger);
  await sendRefreshRequested(actor.orgId, queued.refreshId);
  return queued;
}

/** Writes the row, without telling the engine; joins the one that is under way. @throws AppError NOT_FOUND, NOT_CONNECTED */
export async function insertRefresh(by: AuditActor, awsAccountId: string, trigger: RefreshTrigger): Promise<QueuedRefresh> {
  const { orgId } = by;
  return withOrg(scopeOf(by), async (tx) => {
    const { sql } = tx;
    const [account] = await sql<{ status: never }[]>`
      select status from aws_accounts where org_id = ${orgId} and id = ${awsAccountId} for update`;
    if (!account) throw notFound('AWS account');
    if (!isReadable(account))
      throw new AppError(
        'NOT_CONNECTED',
        'This account is not connected, paused or not proven, so nobody asks for its cost. Mend that first.',
      );
    await sql`insert into cost_sources (org_id, aws_account_id) values (${orgId}, ${awsAccountId}) on conflict do nothing`;
    const [queued] = await sql<{ id: string }[]>`
      insert into cost_refreshes (org_id, aws_account_id, trigger, requested_by, lease_until)
      values (${orgId}, ${awsAccountId}, ${trigger}, ${by.userId}, now() + make_interval(secs => ${claimSeconds}))
      on conflict (org_id, aws_account_id) where status in ('queued', 'running') do nothing returning id`;
    await recordAudit(tx, by, { action: 'costs.refresh', target: awsAccountId, data: { trigger, joined: !queued } });
    if (queued) return { refreshId: queued.id, isNew: true };
    const [active] = await sql<{ id: string }[]>`
      select id from cost_refreshes where org_id = ${orgId} and aws_account_id = ${awsAccountId} and status in ('queued', 'running')`;
    if (!active) throw new AppError('CONFLICT', 'A refresh has just ended: try again in a moment.');
    return { refreshId: active.id, isNew: false };
  });
}

/** Wakes the engine, once for each run however often it is told. Should the event get lost, the sweeper sends another. */
export async function sendRefreshRequested(orgId: AnyOrgId, refreshId: string, epoch = 0): Promise<void> {
  try {
    await inngest.send({ ...costRefreshRequested.create({ orgId, refreshId, epoch }), id: `cost-${refreshId}-${epoch}` });
  } catch (error) {
    log.warn({ err: error, refreshId }, 'the engine did not take the event; the sweeper will send it again');
  }
}
