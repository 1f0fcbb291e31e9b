import { asOrgId } from '@/server/ids';
import { deleteExpired, organizationsToClean } from '@/server/retention/delete-expired';
import { inngest } from '../../client';

/** 04:00 UTC: deletes, organization by organization, what each no longer wants to keep. */
export const deleteExpiredRows = inngest.createFunction(
  { id: 'delete-expired', triggers: [{ cron: '0 4 * * *' }], retries: 3, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const organizations = await step.run('find', () => organizationsToClean());
    for (const orgId of organizations) await step.run(`clean ${orgId}`, () => deleteExpired(asOrgId(orgId)));
    return { organizations: organizations.length };
  },
);
