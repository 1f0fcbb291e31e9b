import { AwsError } from '@/server/aws/errors';
import { withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import type { OrgId } from '@/server/ids';
import { openDriftSession } from '../account';
import { describeDetection, listResourceDrifts, listStackResources, type Place } from '../aws/calls';
import { sentenceFor } from '../aws/refusal';
import { detectionLimitMs, pollWaitMs } from '../constants';
import type { StackDriftStatus } from '../types';
import { finishDetection, type Outcome } from './finish-detection';
import { type DetectionContext, loadDetection } from './load-detection';
import { countResults, mergeResults } from './read-results';

export type Poll = { done: true } | { done: false; waitMs: number };

/** Failures that another try may mend; the hour goes on meanwhile. */
const passing = new Set<AwsError['kind']>(['throttled', 'unreachable', 'malformed', 'failed']);

/**
 * Asks AWS whether a detection is done and, if so, reads and stores what it found. Safe to repeat, and to run twice at once.
 * @returns how long to wait until the next time
 */
export async function pollDetection(orgId: OrgId, id: string): Promise<Poll> {
  let context: DetectionContext | null;
  try {
    context = await loadDetection(orgId, id);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await fail(orgId, id, error.message);
    return { done: true };
  }
  if (context?.detection.status !== 'DETECTION_IN_PROGRESS') return { done: true };
  const { detection, account } = context;
  const place: Place = {
    session: openDriftSession(account, id),
    region: detection.region,
  };
  try {
    const outcome = await askForOutcome(place, detection.driftDetectionId ?? '', detection.stackArn);
    if (outcome) {
      await finishDetection(orgId, id, outcome);
      return { done: true };
    }
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    if (!passing.has(error.kind)) {
      await fail(orgId, id, sentenceFor(error));
      return { done: true };
    }
  }
  if (Date.now() - (detection.startedAt?.getTime() ?? 0) > detectionLimitMs) {
    await fail(orgId, id, 'AWS had not finished after one hour. Try again; split a very large stack if it stays so.');
    return { done: true };
  }
  const waitMs = pollWaitMs(detection.polls + 1);
  await withOrg(
    orgId,
    ({ sql }) => sql`
      update drift_detections set polls = polls + 1, next_poll_at = now() + make_interval(secs => ${waitMs / 1000})
      where org_id = ${orgId} and id = ${id} and status = 'DETECTION_IN_PROGRESS'`,
  );
  return { done: false, waitMs };
}

/** Ends a detection of which nothing was learned. */
export async function fail(orgId: OrgId, id: string, reason: string): Promise<void> {
  await finishDetection(orgId, id, {
    status: 'DETECTION_FAILED',
    stackDriftStatus: null,
    reason: reason.slice(0, 500),
    results: [],
  });
}

/** null: AWS is still at it. @throws AwsError */
async function askForOutcome(place: Place, driftDetectionId: string, stackArn: string): Promise<Outcome | null> {
  const said = await describeDetection(place, driftDetectionId);
  if (said.DetectionStatus === 'DETECTION_IN_PROGRESS') return null;
  const resources = await listStackResources(place, stackArn);
  const drifts = await listResourceDrifts(place, stackArn);
  const results = mergeResults(resources, drifts, said.Timestamp);
  const failed = said.DetectionStatus === 'DETECTION_FAILED';
  return {
    status: failed ? 'DETECTION_FAILED' : 'DETECTION_COMPLETE',
    stackDriftStatus: stackStatus(said.StackDriftStatus, failed, results),
    reason: failed ? reasonOf(said.DetectionStatusReason) : null,
    results,
  };
}

/** A failed look that found nothing different proves nothing. Nor does one that spoke of no resource at all. */
function stackStatus(said: StackDriftStatus | undefined, failed: boolean, results: Outcome['results']): StackDriftStatus {
  const { modified, deleted, inSync, unknown, unchecked } = countResults(results);
  if (modified + deleted > 0) return 'DRIFTED';
  if (failed || unknown > 0) return 'UNKNOWN';
  if (inSync === 0 && unchecked > 0) return 'UNKNOWN';
  return said === 'DRIFTED' || said === undefined ? 'UNKNOWN' : said;
}

/** AWS names the resources that it could not look at; their names in the template are kept, the rest of its words are not. */
function reasonOf(text: string | undefined): string {
  const names = /\[([A-Za-z0-9, ]{1,300})\]/.exec(text ?? '')?.[1];
  return names
    ? `CloudFormation could not look at ${names}. What it could look at is shown; the role may lack the right to read those services.`
    : 'CloudFormation could not look at every resource. What it could look at is shown; the role may lack the right to read some services.';
}
