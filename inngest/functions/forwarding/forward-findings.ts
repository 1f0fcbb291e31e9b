import { dueForwarders, forward } from '@/server/forwarding/run/forward';
import { asOrgId } from '@/server/ids';
import { inngest } from '../../client';
import { forwardingDue, slowForwardingDue } from '../../events';
import { laneOptions } from '../lane-options';

/** Every five minutes: wakes the forwarders whose time has come, each by an event of its own, so that none waits for another. */
export const wakeForwarders = inngest.createFunction(
  { id: 'wake-forwarders', triggers: [{ cron: '*/5 * * * *' }], retries: 1, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const due = await step.run('find', () => dueForwarders());
    if (due.length > 0)
      await step.sendEvent(
        'wake',
        due.map(({ orgId, id }) => forwardingDue.create({ orgId, forwarderId: id })),
      );
    return { forwarders: due.length };
  },
);

/**
 * One run of one forwarder. A second event finds nothing to do; a run that was cut off is begun anew when its lease has ended. One that
 * takes long is left to a job with slots of its own: here it would keep other organizations waiting.
 */
export const forwardFindings = inngest.createFunction(laneOptions('forward-findings', forwardingDue), async ({ event, step }) => {
  const { orgId, forwarderId } = event.data;
  const done = await step.run('forward', () => forward(asOrgId(orgId), forwarderId, new Date(), 'quick'));
  if (done.leavesSlow) await step.sendEvent('leave a slow one', slowForwardingDue.create({ orgId, forwarderId }));
  return done;
});

/** The same for a forwarder whose last run took long, or whose turn among the others has ended. */
export const forwardSlowly = inngest.createFunction(laneOptions('forward-slowly', slowForwardingDue), ({ event, step }) =>
  step.run('forward', () => forward(asOrgId(event.data.orgId), event.data.forwarderId, new Date(), 'slow')),
);
