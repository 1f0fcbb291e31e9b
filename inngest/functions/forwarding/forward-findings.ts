import { dueForwarders, forward } from '@/server/forwarding/run/forward';
import { asOrgId } from '@/server/ids';
import { inngest } from '../../client';
import { forwardingDue } from '../../events';

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

/** One run of one forwarder. A second event finds nothing to do; a run that was cut off is begun anew when its lease has ended. */
export const forwardFindings = inngest.createFunction(
  {
    id: 'forward-findings',
    triggers: [forwardingDue],
    retries: 0,
    concurrency: [{ limit: 4 }, { key: 'event.data.orgId', limit: 1 }],
  },
  ({ event, step }) => step.run('forward', () => forward(asOrgId(event.data.orgId), event.data.forwarderId)),
);
