import { startWaiting } from '@/server/drift/queue/start-waiting';
import { asOrgId } from '@/server/ids';
import { inngest } from '../../client';
import { driftDetectionsQueued } from '../../events';

/** Then the minutely sweeper goes on. */
const roundsAtMost = 200;

/** The waiting stacks of one account: a few at a time per region, until none waits. */
export const startWaitingDetections = inngest.createFunction(
  {
    id: 'start-waiting-drift-detections',
    triggers: [driftDetectionsQueued],
    retries: 3,
    concurrency: [{ key: 'event.data.awsAccountId', limit: 1 }],
  },
  async ({ event, step }) => {
    const orgId = asOrgId(event.data.orgId);
    for (let round = 0; round < roundsAtMost; round += 1) {
      const { left } = await step.run(`start ${round}`, () => startWaiting(orgId, event.data.awsAccountId));
      if (left === 0) break;
      await step.sleep(`wait ${round}`, '15s');
    }
    return { status: 'done' };
  },
);
