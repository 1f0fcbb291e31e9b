import { callableAccount } from '@/server/accounts/callable';
import { recordAudit } from '@/server/audit/record';
import { toAwsError } from '@/server/aws/classify';
import { AwsError } from '@/server/aws/errors';
import { withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authoriseOn, within } from '@/server/identity/actor';
import { announce } from '@/server/live/announce';
import { openDriftSession } from './account';
import { detectResourceDrift } from './aws/calls';
import { isUnsupported, refusalFor } from './aws/refusal';
import { findStack, readResults, showResources } from './data';
import { writeResults } from './execute/finish-detection';
import { countResults, toResult } from './execute/read-results';
import { activeRules } from './ignore/data';
import { lookUp } from './trail/look-up';
import type { DriftedResource } from './types';

const limitMs = 20_000;

/**
 * Has CloudFormation look at one resource now. What it says takes the place of what the last detection said, and the stack's status
 * follows.
 * @throws AppError NOT_FOUND, CONFLICT before the stack was ever checked, UNPROCESSABLE, UNAVAILABLE
 */
export async function recheckResource(actor: Actor, stackId: string, logicalId: string): Promise<DriftedResource> {
  if (!/^\d{1,18}$/.test(stackId)) throw notFound('stack');
  const scope = within(actor, 'drift:create');
  const { orgId } = actor;
  const { stack, account } = await withOrg(scope, async (tx) => {
    const stack = await findStack(tx, orgId, stackId);
    return {
      stack,
      account: await callableAccount(tx, orgId, stack.aws_account_id),
    };
  });
  authoriseOn(actor, 'drift:create', stack.aws_account_id);
  const detectionId = stack.detection_id;
  if (!detectionId) throw new AppError('CONFLICT', 'This stack has not been checked since it last changed: check it as a whole first.');
  const known = await withOrg(scope, async (tx) => (await readResults(tx, orgId, [detectionId])).get(detectionId) ?? []);
  if (!known.some((each) => each.logical_id === logicalId)) throw notFound('resource in this stack');

  const signal = AbortSignal.timeout(limitMs);
  const session = openDriftSession(account, 'recheck', signal);
  const place = { session, region: stack.region, signal };
  let result: ReturnType<typeof toResult>;
  try {
    result = toResult(await detectResourceDrift(place, stack.arn, logicalId));
  } catch (error) {
    const failure = error instanceof AwsError ? error : toAwsError(error, 'cloudformation:DetectStackResourceDrift', stack.region);
    if (isUnsupported(failure)) throw new AppError('UNPROCESSABLE', 'CloudFormation does not check resources of this type for drift.');
    throw await refusalFor(failure, session, account.region);
  }
  const checked = { ...result, logicalId, checkedAt: new Date().toISOString() };
  const differs = checked.driftStatus === 'MODIFIED' || checked.driftStatus === 'DELETED';
  const trail = differs && checked.physicalId ? await lookUp(place, checked.physicalId, new Date()) : null;

  return withOrg(scope, async (tx) => {
    await writeResults(tx.sql, orgId, detectionId, [checked]);
    await tx.sql`
      update drift_results set trail = ${trail ? JSON.stringify(trail) : null}::jsonb
      where org_id = ${orgId} and detection_id = ${detectionId} and logical_id = ${logicalId}`;
    const results = (await readResults(tx, orgId, [detectionId])).get(detectionId) ?? [];
    const counts = countResults(results.map(({ drift_status }) => ({ driftStatus: drift_status })));
    // A look at one resource proves nothing about those that were not known.
    const status =
      counts.modified + counts.deleted > 0 ? 'DRIFTED' : counts.unknown > 0 || stack.drift_status === 'UNKNOWN' ? 'UNKNOWN' : 'IN_SYNC';
    await tx.sql`
      update drift_detections set counts = ${JSON.stringify(counts)}::jsonb, stack_drift_status = ${status}
      where org_id = ${orgId} and id = ${detectionId}`;
    await recordAudit(tx, actor, {
      action: 'drift.recheck',
      target: detectionId,
      data: { stackName: stack.stack_name, logicalId },
    });
    await announce(tx.sql, {
      orgId,
      channel: 'drift',
      id: stack.aws_account_id,
    });
    const shown = showResources(results, stack.stack_name, await activeRules(tx, orgId)).find((each) => each.logicalId === logicalId);
    if (!shown) throw notFound('resource in this stack');
    return shown;
  });
}
