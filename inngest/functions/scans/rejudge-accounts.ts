import { accountsToRelate, refillEdges } from '@/server/relations/refill';
import { accountsToRejudge, rejudge } from '@/server/scans/rejudge/rejudge';
import { inngest } from '../../client';

/**
 * Every ten minutes, in vain but after an upgrade or a first scan: accounts that other checks have judged are judged again from what
 * is stored, and relations are read again where others than today's would be found.
 */
export const rejudgeAccounts = inngest.createFunction(
  { id: 'rejudge-accounts', triggers: [{ cron: '*/10 * * * *' }], retries: 2, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const stale = await step.run('find', () => accountsToRejudge());
    for (const { orgId, awsAccountId } of stale) await step.run(`judge ${awsAccountId}`, () => rejudge(orgId, awsAccountId));
    const unrelated = await step.run('find unrelated', () => accountsToRelate());
    for (const { orgId, awsAccountId } of unrelated) await step.run(`relate ${awsAccountId}`, () => refillEdges(orgId, awsAccountId));
    return { accounts: stale.length, related: unrelated.length };
  },
);
