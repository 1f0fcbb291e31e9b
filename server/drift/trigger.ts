import { and, eq, inArray, sql as raw } from 'drizzle-orm';
import { driftDetections } from '@/drizzle/schema/drift';
import { type AccountRecord, callableAccount } from '@/server/accounts/callable';
import { recordAudit } from '@/server/audit/record';
import { toAwsError } from '@/server/aws/classify';
import { AwsError } from '@/server/aws/errors';
import { type Tx, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { type Actor, authoriseOn } from '@/server/identity/actor';
import { announce } from '@/server/live/announce';
import { openDriftSession } from './account';
import { describeStack, detectStackDrift, type Place } from './aws/calls';
import { refusalFor } from './aws/refusal';
import { pollWaitMs } from './constants';
import { wakeFollower } from './queue/wake';

/** For the whole request: whoever asked is waiting. */
const requestLimitMs = 10_000;
/** Meanwhile the sweeper leaves the row alone. */
const claimedMs = 60_000;

export interface TriggerInput {
  awsAccountId: string;
  /** Name or ARN. */
  stackName: string;
  region: string;
  trigger: 'user' | 'api';
}

export interface StartedDetection {
  id: string;
  driftDetectionId: string;
  status: 'DETECTION_IN_PROGRESS';
}

/**
 * Has CloudFormation look for drift in a stack, now. Its row stands before AWS is asked, so that of two who ask at once only one does.
 * @throws AppError NOT_FOUND, DETECTION_RUNNING (details.driftDetectionId), UNPROCESSABLE for a state that AWS does not check and for a
 *   missing permission, UNAVAILABLE when AWS does not answer in time, and what {@link callableAccount} throws
 */
export async function triggerDetection(actor: Actor, input: TriggerInput): Promise<StartedDetection> {
  authoriseOn(actor, 'drift:create', input.awsAccountId);
  const account = await withOrg(actor, (tx) => callableAccount(tx, actor.orgId, input.awsAccountId));
  const signal = AbortSignal.timeout(requestLimitMs);
  const session = openDriftSession(account, 'request', signal);
  const place: Place = { session, region: input.region, signal };
  try {
    const stack = await identifyStack(actor, account, input, place);
    const id = await claim(actor, account, stack, input);
    try {
      const driftDetectionId = await detectStackDrift(place, stack.arn);
      await started(actor, account, id, driftDetectionId, stack.name);
      await wakeFollower(actor.orgId, id, 0);
      return { id, driftDetectionId, status: 'DETECTION_IN_PROGRESS' };
    } catch (error) {
      await release(actor, id);
      throw error;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (signal.aborted) throw late();
    throw await refusalFor(
      error instanceof AwsError ? error : toAwsError(error, 'cloudformation:DetectStackDrift', input.region),
      session,
      account.region,
    );
  }
}

const late = (): AppError =>
  new AppError('UNAVAILABLE', 'AWS did not take the request within 10 seconds. Try again in a moment.', { retryAfterSeconds: 30 });

interface Stack {
  arn: string;
  name: string;
}

/** From the inventory; a stack younger than the last scan is asked for. */
async function identifyStack(actor: Actor, { id }: AccountRecord, { stackName, region }: TriggerInput, place: Place): Promise<Stack> {
  const column = stackName.startsWith('arn:') ? 'arn' : 'resource_id';
  const [known] = await withOrg(
    actor,
    ({ sql }) => sql<Stack[]>`
      select arn, resource_id as name from resources
      where org_id = ${actor.orgId} and aws_account_id = ${id} and type = 'AWS::CloudFormation::Stack' and region = ${region}
        and ${sql(column)} = ${stackName} and deleted_at is null order by changed_at desc limit 1`,
  );
  if (known) return known;
  const { StackId = '', StackName = '' } = await describeStack(place, stackName);
  return { arn: StackId, name: StackName };
}

/** Writes the row that keeps others from asking as well. A stack that waits for its turn gets it now. */
async function claim(actor: Actor, account: AccountRecord, stack: Stack, input: TriggerInput): Promise<string> {
  const { orgId } = actor;
  return withOrg(actor, async (tx) => {
    const nextPollAt = new Date(Date.now() + claimedMs);
    const [made] = await tx
      .insert(driftDetections)
      .values({
        orgId,
        awsAccountId: account.id,
        stackArn: stack.arn,
        stackName: stack.name,
        region: input.region,
        status: 'QUEUED',
        trigger: input.trigger,
        requestedBy: actor.userId,
        nextPollAt,
      })
      .onConflictDoNothing()
      .returning({ id: driftDetections.id });
    if (made) return made.id;
    return takeOver(tx, actor, account.id, stack.arn, input.trigger, nextPollAt);
  });
}

async function takeOver(
  tx: Tx,
  actor: Actor,
  awsAccountId: string,
  stackArn: string,
  trigger: 'user' | 'api',
  nextPollAt: Date,
): Promise<string> {
  const { orgId } = actor;
  const active = and(
    eq(driftDetections.orgId, orgId),
    eq(driftDetections.awsAccountId, awsAccountId),
    eq(driftDetections.stackArn, stackArn),
    inArray(driftDetections.status, ['QUEUED', 'DETECTION_IN_PROGRESS']),
  );
  const [waiting] = await tx
    .update(driftDetections)
    .set({ trigger, requestedBy: actor.userId, nextPollAt })
    .where(and(active, eq(driftDetections.status, 'QUEUED'), raw`${driftDetections.nextPollAt} <= now()`))
    .returning({ id: driftDetections.id });
  if (waiting) return waiting.id;
  const [running] = await tx
    .select({
      id: driftDetections.id,
      driftDetectionId: driftDetections.driftDetectionId,
    })
    .from(driftDetections)
    .where(active);
  throw new AppError('DETECTION_RUNNING', 'This stack is being checked already.', {
    driftDetectionId: running?.driftDetectionId ?? running?.id ?? null,
    detectionId: running?.id ?? null,
  });
}

async function started(actor: Actor, account: AccountRecord, id: string, driftDetectionId: string, stackName: string): Promise<void> {
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    await tx
      .update(driftDetections)
      .set({
        status: 'DETECTION_IN_PROGRESS',
        driftDetectionId,
        startedAt: new Date(),
        nextPollAt: new Date(Date.now() + pollWaitMs(0)),
      })
      .where(and(eq(driftDetections.orgId, orgId), eq(driftDetections.id, id)));
    await recordAudit(tx, actor, {
      action: 'drift.detect',
      target: id,
      data: { accountId: account.accountId, stackName },
    });
    await announce(tx.sql, { orgId, channel: 'drift', id: account.id });
  });
}

/** AWS did not begin: the row says nothing that anybody would want to know. */
async function release(actor: Actor, id: string): Promise<void> {
  const { orgId } = actor;
  await withOrg(actor, (tx) =>
    tx
      .delete(driftDetections)
      .where(and(eq(driftDetections.orgId, orgId), eq(driftDetections.id, id), eq(driftDetections.status, 'QUEUED'))),
  );
}
