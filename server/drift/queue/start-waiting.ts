import { callableAccount } from '@/server/accounts/callable';
import { AwsError } from '@/server/aws/errors';
import { withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import type { OrgId } from '@/server/ids';
import { announce } from '@/server/live/announce';
import { openDriftSession } from '../account';
import { detectStackDrift } from '../aws/calls';
import { isRunningAlready, sentenceFor } from '../aws/refusal';
import { atOnce, pollWaitMs } from '../constants';
import { fail } from '../execute/poll-detection';
import { wakeFollower } from './wake';

interface Waiting {
  id: string;
  stack_arn: string;
  region: string;
}

/** Two workers never begin with the same stack: who takes it moves its time on first. */
const claimSeconds = 120;

/**
 * Begins with stacks of an account that wait: at most so many at once in a region, whatever else runs there. Safe to repeat.
 * @returns how many still wait
 */
export async function startWaiting(orgId: OrgId, awsAccountId: string): Promise<{ started: number; left: number }> {
  const { claimed, account, refusal } = await withOrg(orgId, async (tx) => {
    const claimed = await tx.sql<Waiting[]>`
      with busy as (
        select region, count(*) as n from drift_detections
        where org_id = ${orgId} and aws_account_id = ${awsAccountId} and status = 'DETECTION_IN_PROGRESS' group by region
      ), turn as (
        select d.id, row_number() over (partition by d.region order by d.queued_at, d.id) + coalesce((select n from busy b where b.region = d.region), 0) as place
        from drift_detections d
        where d.org_id = ${orgId} and d.aws_account_id = ${awsAccountId} and d.status = 'QUEUED' and d.next_poll_at <= now()
      )
      update drift_detections d set next_poll_at = now() + make_interval(secs => ${claimSeconds})
      from turn where d.org_id = ${orgId} and d.id = turn.id and turn.place <= ${atOnce} and d.status = 'QUEUED' and d.next_poll_at <= now()
      returning d.id, d.stack_arn, d.region`;
    if (claimed.length === 0) return { claimed, account: null, refusal: null };
    try {
      return {
        claimed,
        account: await callableAccount(tx, orgId, awsAccountId),
        refusal: null,
      };
    } catch (error) {
      if (error instanceof AppError) return { claimed, account: null, refusal: error.message };
      throw error;
    }
  });
  let started = 0;
  for (const each of claimed) {
    if (!account) {
      await fail(orgId, each.id, refusal ?? 'The account is gone.');
      continue;
    }
    try {
      const place = {
        session: openDriftSession(account, 'queue'),
        region: each.region,
      };
      await markStarted(orgId, each.id, awsAccountId, await detectStackDrift(place, each.stack_arn));
      await wakeFollower(orgId, each.id, 0);
      started += 1;
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      // AWS is busy, or somebody else is looking: it waits on.
      if (error.kind === 'throttled' || error.kind === 'unreachable' || isRunningAlready(error)) continue;
      await fail(orgId, each.id, sentenceFor(error));
    }
  }
  return { started, left: await countWaiting(orgId, awsAccountId) };
}

async function markStarted(orgId: OrgId, id: string, awsAccountId: string, driftDetectionId: string): Promise<void> {
  await withOrg(orgId, async ({ sql }) => {
    await sql`
      update drift_detections set status = 'DETECTION_IN_PROGRESS', drift_detection_id = ${driftDetectionId}, started_at = now(),
        next_poll_at = now() + make_interval(secs => ${pollWaitMs(0) / 1000})
      where org_id = ${orgId} and id = ${id} and status = 'QUEUED'`;
    await announce(sql, { orgId, channel: 'drift', id: awsAccountId });
  });
}

async function countWaiting(orgId: OrgId, awsAccountId: string): Promise<number> {
  const [row] = await withOrg(
    orgId,
    ({ sql }) => sql<{ n: number }[]>`
      select count(*)::int as n from drift_detections where org_id = ${orgId} and aws_account_id = ${awsAccountId} and status = 'QUEUED'`,
  );
  return row?.n ?? 0;
}
