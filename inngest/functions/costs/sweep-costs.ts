import { sweepCosts } from '@/server/costs/fetch/sweep';
import { inngest } from '../../client';

/** Every five minutes: cost refreshes that are due, or whose run was lost. */
export const sweepCostRefreshes = inngest.createFunction(
  { id: 'sweep-costs', triggers: [{ cron: '*/5 * * * *' }], retries: 0, concurrency: [{ limit: 1 }] },
  ({ step }) => step.run('sweep', () => sweepCosts()),
);
