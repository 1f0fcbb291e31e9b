import { finishWithin } from '@/inngest/timeouts';
import { fail, pollDetection } from '@/server/drift/execute/poll-detection';
import { lookUpTrails } from '@/server/drift/trail/look-up';
import { asOrgId } from '@/server/ids';
import { inngest } from '../../client';
import { driftDetectionStarted } from '../../events';

/** More questions than fit into the hour that a detection is given. */
const pollsAtMost = 60;

/** One detection: asks AWS at growing intervals whether it is done, stores what it found, then asks CloudTrail who changed it. */
export const followDetection = inngest.createFunction(
  {
    id: 'follow-drift-detection',
    triggers: [driftDetectionStarted],
    retries: 3,
    concurrency: [{ key: 'event.data.detectionId', limit: 1 }],
    ...finishWithin('3h'),
    onFailure: async ({ event }) => {
      const { orgId, detectionId } = event.data.event.data;
      await fail(asOrgId(orgId), detectionId, 'It could not be followed to its end. Try again; the log of the worker tells more.');
    },
  },
  async ({ event, step }) => {
    const orgId = asOrgId(event.data.orgId);
    const { detectionId } = event.data;
    for (let poll = 0; poll < pollsAtMost; poll += 1) {
      const answer = await step.run(`poll ${poll}`, () => pollDetection(orgId, detectionId));
      if (answer.done) break;
      await step.sleep(`wait ${poll}`, answer.waitMs);
    }
    return step.run('who', () => lookUpTrails(orgId, detectionId));
  },
);
