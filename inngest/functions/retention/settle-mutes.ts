import { organizationsWithAccounts, settleEndedMutes } from '@/server/retention/delete-expired';
import { inngest } from '../../client';

/** Every five minutes: counts anew where mutes have ended. */
export const settleMutes = inngest.createFunction(
  { id: 'settle-mutes', triggers: [{ cron: '*/5 * * * *' }], retries: 1, concurrency: [{ limit: 1 }] },
  ({ step }) =>
    step.run('settle', async () => {
      let mutes = 0;
      for (const orgId of await organizationsWithAccounts()) mutes += (await settleEndedMutes(orgId)).mutes;
      return { mutes };
    }),
);
