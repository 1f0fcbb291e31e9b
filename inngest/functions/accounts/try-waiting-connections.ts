import { tryWaiting, waitingConnections } from '@/server/accounts/organization/follow';
import { inngest } from '../../client';

/** How many are tried in one step. */
const atOnce = 50;

/** Every ten minutes: connections whose role may have been made meanwhile, by somebody's script, connect by themselves. */
export const tryWaitingConnections = inngest.createFunction(
  { id: 'try-waiting-connections', triggers: [{ cron: '*/10 * * * *' }], retries: 1, concurrency: [{ limit: 1 }] },
  async ({ step }) => {
    const waiting = await step.run('find', () => waitingConnections());
    for (let first = 0; first < waiting.length; first += atOnce)
      await step.run(`try from ${first}`, async () => {
        const tried = await Promise.all(waiting.slice(first, first + atOnce).map(tryWaiting));
        return { connected: tried.filter(({ connected }) => connected).length };
      });
    return { waiting: waiting.length };
  },
);
