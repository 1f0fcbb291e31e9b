import { asOrgId } from '@/server/ids';
import { accountsToRejudge, rejudge } from '@/server/scans/rejudge/rejudge';
import { inngest } from '../../client';
import { scopeChanged } from '../../events';

/** When somebody changed thresholds, disabled checks or exclusions: judges the organization's accounts by it, from what is stored. */
export const judgeByNewSettings = inngest.createFunction(
  { id: 'judge-by-new-settings', triggers: [scopeChanged], retries: 2, concurrency: [{ limit: 2 }] },
  async ({ event, step }) => {
    const orgId = asOrgId(event.data.orgId);
    const stale = await step.run('find', () => accountsToRejudge(1_000, orgId));
    for (const { awsAccountId } of stale) await step.run(`judge ${awsAccountId}`, () => rejudge(orgId, awsAccountId));
    return { accounts: stale.length };
  },
);
