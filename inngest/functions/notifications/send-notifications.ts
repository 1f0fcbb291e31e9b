import { asOrgId } from '@/server/ids';
import { organizationsToNotify, workOff } from '@/server/notifications/work-off';
import { inngest } from '../../client';
import { notificationsDue, slowNotificationsDue } from '../../events';
import { laneOptions } from '../lane-options';

/** Every minute: wakes the organizations that have something to tell, each by an event of its own, so that none waits for another. */
export const sendNotifications = inngest.createFunction(
  { id: 'send-notifications', triggers: [{ cron: '* * * * *' }], retries: 1, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const due = await step.run('find', () => organizationsToNotify());
    if (due.length > 0)
      await step.sendEvent(
        'wake',
        due.map((orgId) => notificationsDue.create({ orgId })),
      );
    return { organizations: due.length };
  },
);

/**
 * Of one organization: what has changed is put down as messages, and what is due is sent. What fails stays due in its row. Receivers
 * that are slow are left to a job with slots of its own: here they would keep other organizations waiting.
 */
export const notifyOrganization = inngest.createFunction(laneOptions('notify-organization', notificationsDue), async ({ event, step }) => {
  const { orgId } = event.data;
  const done = await step.run('work off', () => workOff(asOrgId(orgId)));
  if (done.leavesSlow) await step.sendEvent('leave slow ones', slowNotificationsDue.create({ orgId }));
  return done;
});

/** The same for the receivers of one organization that take long to answer. */
export const notifySlowReceivers = inngest.createFunction(laneOptions('notify-slow-receivers', slowNotificationsDue), ({ event, step }) =>
  step.run('work off', () => workOff(asOrgId(event.data.orgId), new Date(), 'slow')),
);
