import { withDirectory, withOrg } from '@/server/db';
import { asOrgId, type OrgId } from '@/server/ids';
import { log } from '@/server/log';
import { lostAfterMs } from '../constants';
import { startWaiting } from './start-waiting';
import { wakeFollower } from './wake';

/**
 * Makes up for whatever was lost, an event or a worker: wakes the engine for detections that nobody looked after in time, and begins
 * with stacks that wait.
 * @param only of one organization alone
 */
export async function sweepDetections(only?: OrgId): Promise<{ woken: number; started: number }> {
  const due = await withDirectory(
    ({ sql }) => sql<{ org_id: string; id: string; aws_account_id: string; status: string }[]>`
      select org_id, id, aws_account_id, status from drift_detections
      where ((status = 'DETECTION_IN_PROGRESS' and next_poll_at < now() - make_interval(secs => ${lostAfterMs / 1000}))
        or (status = 'QUEUED' and next_poll_at <= now())) ${only ? sql`and org_id = ${only}` : sql``}
      order by next_poll_at limit 1000`,
  );
  let [woken, started] = [0, 0];
  for (const each of due.filter(({ status }) => status === 'DETECTION_IN_PROGRESS')) {
    const orgId = asOrgId(each.org_id);
    // Counting it makes another event of it than the one that was lost.
    const [row] = await withOrg(
      orgId,
      ({ sql }) => sql<{ polls: number }[]>`
        update drift_detections set polls = polls + 1, next_poll_at = now() + make_interval(secs => ${lostAfterMs / 1000})
        where org_id = ${orgId} and id = ${each.id} and status = 'DETECTION_IN_PROGRESS' and next_poll_at < now() - make_interval(secs => ${lostAfterMs / 1000})
        returning polls`,
    );
    if (!row) continue;
    log.warn({ detectionId: each.id }, 'a drift detection had lost its worker and goes to another');
    await wakeFollower(orgId, each.id, row.polls);
    woken += 1;
  }
  const accounts = new Map(due.filter(({ status }) => status === 'QUEUED').map((each) => [`${each.org_id} ${each.aws_account_id}`, each]));
  for (const each of accounts.values())
    started += (
      await startWaiting(asOrgId(each.org_id), each.aws_account_id).catch((error: unknown) => {
        log.error({ err: error, awsAccountId: each.aws_account_id }, 'the waiting stacks of an account could not be begun with');
        return { started: 0 };
      })
    ).started;
  return { woken, started };
}
