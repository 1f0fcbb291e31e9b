import { accountsToProve, proveAgain } from '@/server/accounts/connect/upkeep';
import { inngest } from '../../client';

/** Each account's role is proven again once a week; what AWS would not answer one day is asked the next. */
export const proveAccounts = inngest.createFunction(
  { id: 'prove-accounts', triggers: [{ cron: '20 3 * * *' }], retries: 3, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const due = await step.run('find', () => accountsToProve());
    for (const account of due) await step.run(`prove ${account.id}`, () => proveAgain(account)).catch(() => null);
    return { due: due.length };
  },
);
