import { setTimeout as pause } from 'node:timers/promises';
import { client, noter } from './client';
import type { Journal } from './journal';

/** How runs end before their end. */
export function endingFunctions(journal: Journal) {
  const note = noter(journal);

  const failing = client.createFunction(
    {
      id: 'failing',
      retries: 0,
      cancelOn: [{ event: 't/stop', match: 'data.key' }],
      triggers: [{ event: 't/failing' }],
      onFailure: async ({ error, event, runId, attempt }) => {
        const original = event.data.event;
        journal.write({
          fn: 'failing-failure',
          run: runId,
          key: String(original.data.key),
          mark: 'on-failure',
          attempt,
          value: { message: error.message, name: original.name },
        });
        throw new Error('the handler fails too');
      },
    },
    async ({ step, ...context }) => {
      if (context.event.data.wait === true) {
        note('failing', context)('waits');
        await step.sleep('long', '10m');
      }
      throw new Error('it failed');
    },
  );

  const observer = client.createFunction(
    { id: 'observer', retries: 0, triggers: [{ event: 'inngest/function.failed' }, { event: 'inngest/function.cancelled' }] },
    async (context) => {
      const { function_id, event, error } = context.event.data as {
        function_id: string;
        event: { data: Record<string, unknown> };
        error?: { message?: string; name?: string };
      };
      const mark = context.event.name === 'inngest/function.failed' ? 'failed' : 'cancelled';
      journal.write({
        fn: 'observer',
        run: context.runId,
        key: String(event.data.key),
        mark: `observed-${mark}`,
        attempt: context.attempt,
        value: { fn: function_id, message: error?.message, members: Object.keys(context.event.data).sort() },
      });
    },
  );

  const cancelled = client.createFunction(
    {
      id: 'cancellable',
      cancelOn: [{ event: 't/stop', if: 'event.data.key == async.data.key && async.data.really != false' }],
      triggers: [{ event: 't/cancellable' }],
    },
    async ({ step, ...context }) => {
      const mark = note('cancellable', context);
      const { key, held } = context.event.data as { key: string; held?: boolean };
      await Promise.all([
        step.run('long', async () => {
          mark('long-start');
          // Until the test has seen what it waits for.
          for (let rounds = 0; rounds < 4000 && held && !journal.read(key, 'release')[0]; rounds++) await pause(50);
          return mark('long-end');
        }),
        step.run('short', () => mark('short')),
      ]);
      await step.run('never', () => mark('never'));
    },
  );

  const timed = client.createFunction(
    { id: 'timed', timeouts: { finish: '20s' }, triggers: [{ event: 't/timed' }] },
    async ({ step, ...context }) => {
      const mark = note('timed', context);
      await step.run('start', () => mark('start'));
      await step.sleep('nap', String(context.event.data.nap));
      await step.run('end', () => mark('end'));
    },
  );

  return [failing, observer, cancelled, timed];
}
