import { followedOrganizations, followOne } from '@/server/accounts/organization/follow';
import { inngest } from '../../client';

/** Daily: member accounts that joined a followed organization are prepared for connecting. */
export const followOrganizations = inngest.createFunction(
  { id: 'follow-organizations', triggers: [{ cron: '50 4 * * *' }], retries: 3, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const followed = await step.run('find', () => followedOrganizations());
    for (const each of followed) await step.run(`follow ${each.awsAccountId}`, () => followOne(each)).catch(() => null);
    return { followed: followed.length };
  },
);
