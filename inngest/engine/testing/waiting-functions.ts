import { referenceFunction } from 'inngest';
import { client, messageOf, noter } from './client';
import type { Journal } from './journal';

/** Sleeps, waits, other functions and events. */
export function waitingFunctions(journal: Journal) {
  const note = noter(journal);

  const sleeping = client.createFunction({ id: 'sleeping', triggers: [{ event: 't/sleeping' }] }, async ({ step, ...context }) => {
    const mark = note('sleeping', context);
    await step.run('start', () => mark('start'));
    await step.sleepUntil('past', new Date('2001-01-01T00:00:00Z'));
    await step.run('between', () => mark('between'));
    await step.sleep('nap', String(context.event.data.nap ?? '1s'));
    await step.run('awake', () => mark('awake'));
  });

  const waiting = client.createFunction({ id: 'waiting', triggers: [{ event: 't/waiting' }] }, async ({ step, ...context }) => {
    const mark = note('waiting', context);
    await step.run('ready', () => mark('ready'));
    const got = await step.waitForEvent('answer', {
      event: String(context.event.data.on ?? 't/answer'),
      timeout: String(context.event.data.timeout ?? '10m'),
      if: 'async.data.for == event.data.key && async.data.size >= 2',
    });
    mark('end', got === null ? null : { name: got.name, size: got.data.size });
  });

  const invoked = client.createFunction(
    { id: 'invoked', retries: 0, cancelOn: [{ event: 't/stop-inner', match: 'data.key' }], triggers: [{ event: 't/invoked' }] },
    async ({ step, ...context }) => {
      const mark = note('invoked', context);
      await step.run('work', () => mark('invoked', context.event.name));
      if (context.event.data.sleep !== undefined) await step.sleep('long', String(context.event.data.sleep));
      if (context.event.data.fail === true) throw new Error('invoked failed');
      mark('invoked-end');
      return { doubled: Number(context.event.data.number) * 2 };
    },
  );

  const invoking = client.createFunction(
    { id: 'invoking', retries: 1, cancelOn: [{ event: 't/stop', match: 'data.key' }], triggers: [{ event: 't/invoking' }] },
    async ({ step, ...context }) => {
      const mark = note('invoking', context);
      const key = context.event.data.key;
      if (context.event.data.long === true) {
        await step.invoke('long', { function: invoked, data: { key, number: 0, sleep: '12s' } });
        mark('unreachable');
        return;
      }
      const results = await Promise.all([1, 2].map((number) => step.invoke(`ok-${number}`, { function: invoked, data: { key, number } })));
      mark('results', results);
      if (context.event.data.depth !== undefined) return results;
      const nested = await step.invoke('nested', {
        function: referenceFunction({ appId: 'test', functionId: 'invoking' }),
        data: { key, depth: 1 },
      });
      mark('nested', nested);
      const failed = (id: string, work: Promise<unknown>) => work.catch((error: unknown) => mark(id, messageOf(error)));
      await failed('failed', step.invoke('bad', { function: invoked, data: { key, fail: true } }));
      await failed('late', step.invoke('late', { function: invoked, data: { key, sleep: '12s' }, timeout: '1s' }));
      await failed('stopped', step.invoke('stopped', { function: invoked, data: { key: `${key}-inner`, sleep: '10m' } }));
      await failed('missing', step.invoke('missing', { function: referenceFunction({ appId: 'test', functionId: 'nobody' }) }));
      mark('end');
    },
  );

  const sending = client.createFunction({ id: 'sending', triggers: [{ event: 't/sending' }] }, async ({ step, ...context }) => {
    const mark = note('sending', context);
    const sent = await step.sendEvent('send', [{ name: 't/sent', data: { key: context.event.data.key } }]);
    await Promise.all([step.run('a', () => 1), step.run('b', () => 2)]);
    mark('end', sent.ids.length);
  });

  const sent = client.createFunction({ id: 'sent', triggers: [{ event: 't/sent' }] }, async (context) => {
    note('sent', context)('sent');
  });

  const refusedOps = client.createFunction(
    { id: 'refused-ops', retries: 0, triggers: [{ event: 't/refused-ops' }] },
    async ({ step, ...context }) => {
      const mark = note('refused-ops', context);
      await step
        .waitForSignal('signal', { signal: 'go', timeout: '1h', onConflict: 'fail' })
        .catch((error: unknown) => mark('signal', messageOf(error)));
      await step.sendSignal('send', { signal: 'go' }).catch((error: unknown) => mark('sent-signal', messageOf(error)));
      await step.fetch('http://127.0.0.1:9/').catch((error: unknown) => mark('fetched', messageOf(error)));
      await step
        .waitForEvent('finished', { event: 'inngest/function.finished', timeout: '1h' })
        .catch((error: unknown) => mark('finished', messageOf(error)));
      mark('after', await step.run('after', () => 'done'));
    },
  );

  return [refusedOps, sleeping, waiting, invoked, invoking, sending, sent];
}
