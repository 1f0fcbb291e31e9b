import { setTimeout as pause } from 'node:timers/promises';
import { client, noter } from './client';
import type { Journal } from './journal';

/** What starts runs, and what holds them back. */
export function triggerFunctions(journal: Journal, release: string) {
  const note = noter(journal);

  let [inside, most] = [0, 0];
  const limited = client.createFunction(
    { id: 'limited', concurrency: [{ limit: 3 }, { limit: 1, key: 'event.data.account' }], triggers: [{ event: 't/limited' }] },
    async ({ step, ...context }) => {
      const mark = note('limited', context);
      await step.run('work', async () => {
        mark('in', context.event.data.account);
        most = Math.max(most, ++inside);
        // Until the limit was reached once, however busy the machine is.
        for (let rounds = 0; rounds < 4000 && most < 3; rounds++) await pause(50);
        await pause(150);
        inside--;
        mark('out', context.event.data.account);
      });
      await step.sleep('nap', '1s');
      await step.run('end', () => mark('end'));
    },
  );

  const single = client.createFunction(
    { id: 'single', concurrency: 1, triggers: [{ event: 't/single' }] },
    async ({ step, ...context }) => {
      const mark = note('single', context);
      await step.run('work', async () => {
        mark('in');
        await pause(Number(context.event.data.ms ?? 100));
        mark('out');
      });
    },
  );

  const wild = client.createFunction(
    { id: 'wild', triggers: [{ event: 't/wild.*', if: "event.data.plan in ['pro', 'team']" }] },
    async (context) => {
      note('wild', context)('wild', context.event.name);
    },
  );

  const second = client.createFunction(
    { id: 'second', triggers: [{ event: 't/serial', if: 'event.data.both == true' }] },
    async (context) => {
      note('second', context)('second');
    },
  );

  const minutely = client.createFunction(
    { id: 'minutely', triggers: [{ cron: 'TZ=Europe/Berlin * * * * *' }] },
    async ({ event, runId, attempt }) => {
      journal.write({ fn: 'minutely', run: runId, key: 'cron', mark: 'cron', attempt, value: event });
    },
  );

  const dropping = client.createFunction(
    { id: 'dropped', retries: 1, triggers: [{ event: 't/dropped' }] },
    async ({ step, ...context }) => {
      const mark = note('dropped', context);
      await step.run('first', () => mark('first'));
      await step.waitForEvent('released', { event: 't/released', match: 'data.key', timeout: '1h' });
      await step.run('never', () => mark('never'));
    },
  );

  const renaming = client.createFunction({ id: 'renaming', triggers: [{ event: 't/renaming' }] }, async ({ step, ...context }) => {
    const mark = note('renaming', context);
    await step.run('first', () => mark('first'));
    await step.waitForEvent('released', { event: 't/released', match: 'data.key', timeout: '1h' });
    const name = release === 'two' ? 'new' : 'old';
    await step.run(name, () => mark(name));
    mark('end');
  });

  const later = client.createFunction({ id: 'later', triggers: [{ event: 't/later' }] }, async (context) => {
    note('later', context)('later');
  });

  const refused = client.createFunction(
    { id: 'refused', throttle: { limit: 1, period: '1s' }, triggers: [{ event: 't/refused' }] },
    async () => undefined,
  );

  return { always: [limited, single, second, minutely, renaming], dropped: [wild, dropping], added: later, refused };
}
