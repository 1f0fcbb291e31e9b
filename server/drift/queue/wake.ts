import { inngest } from '@/inngest/client';
import { driftDetectionStarted, driftDetectionsQueued } from '@/inngest/events';
import type { AnyOrgId } from '@/server/ids';
import { log } from '@/server/log';

/** Has the engine follow a detection. The number of questions asked so far makes the event's id: told twice, it starts one run. */
export async function wakeFollower(orgId: AnyOrgId, detectionId: string, polls: number): Promise<void> {
  try {
    await inngest.send({
      ...driftDetectionStarted.create({ orgId, detectionId }),
      id: `${detectionId}-${polls}`,
    });
  } catch (error) {
    log.warn({ err: error, detectionId }, 'the engine did not take the event; the sweeper will send it again');
  }
}

/** Has the engine begin with the waiting stacks of an account. */
export async function wakeQueue(orgId: AnyOrgId, awsAccountId: string, id: string): Promise<void> {
  try {
    await inngest.send({
      ...driftDetectionsQueued.create({ orgId, awsAccountId }),
      id: `drift-${awsAccountId}-${id}`,
    });
  } catch (error) {
    log.warn({ err: error, awsAccountId }, 'the engine did not take the event; the sweeper begins with the waiting stacks');
  }
}
