import { organizationsWithAccounts } from '@/server/retention/delete-expired';
import { tellNearDeadlines } from '@/server/triage/due/tell-near';
import { inngest } from '../../client';

/** Every hour: notes deadlines of findings that have come near, for notification rules to tell of. */
export const tellDeadlines = inngest.createFunction(
  {
    id: 'tell-deadlines',
    triggers: [{ cron: '20 * * * *' }],
    retries: 1,
    concurrency: [{ limit: 1 }],
  },
  ({ step }) =>
    step.run('tell', async () => {
      let near = 0;
      for (const orgId of await organizationsWithAccounts()) near += (await tellNearDeadlines(orgId)).near;
      return { near };
    }),
);
