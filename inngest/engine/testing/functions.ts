import { Inngest, NonRetriableError, referenceFunction, RetryAfterError } from 'inngest';
import { setTimeout as pause } from 'node:timers/promises';
import type { Journal } from './journal';

export const client = new Inngest({ id: 'test', checkpointing: false });

interface Context {
  event: { name: unknown; data?: Record<string, unknown> };
  runId: string;
  attempt: number;
}

/** The functions of the conformance tests; each test sends an event whose `data.key` tells its lines in the journal apart. */
export function testFunctions(journal: Journal, release: string) {
  const marker = (fn: string) => (context: Context, mark: string, value?: unknown) => {
    journal.write({ fn, run: context.runId, key: String(context.event.data?.key), mark, attempt: context.attempt, ...(value === undefined ? {} : { value }) });
    return mark;
  };
  const note = (fn: string, context: Context) => (mark: string, value?: unknown) => marker(fn)(context, mark, value);
  const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

  const serial = client.createFunction({ id: 'serial', triggers: [{ event: 't/serial' }] }, async ({ step, ...context }) => {
    const mark = note('serial', context);
    const a = await step.run('a', () => mark('a'));
    const b = await step.run('b', () => mark('b', a));
    await step.run('c', () => mark('c', b));
    mark('end');
    return { ok: true };
  });

  const flaky = client.createFunction({ id: 'flaky', triggers: [{ event: 't/flaky' }] }, async ({ step, ...context }) => {
    const mark = note('flaky', context);
    await step.run('first', () => mark('first'));
    await step.run('flaky', () => {
      mark('flaky', context.attempt);
      if (context.attempt < 2) throw new Error('not yet');
    });
    await step.run('after', () => mark('after', context.attempt));
    mark('end');
  });

  const exhausted = client.createFunction({ id: 'exhausted', retries: 1, triggers: [{ event: 't/exhausted' }] }, async ({ step, ...context }) => {
    const mark = note('exhausted', context);
    const failing = step.run('failing', () => {
      mark('failing');
      throw new Error('always');
    });
    if (context.event.data.caught === true) await failing.catch((error: unknown) => mark('caught', messageOf(error)));
    else await failing;
    await step.run('after', () => mark('after'));
    mark('end');
  });

  const bodies = ([['none', 0], ['one', 1], ['default', undefined]] as const).map(([name, retries]) =>
    client.createFunction({ id: `body-${name}`, ...(retries === undefined ? {} : { retries }), triggers: [{ event: `t/body-${name}` }] }, async (context) => {
      note(`body-${name}`, context)('try');
      throw new Error('body');
    }),
  );

  const nonRetriable = client.createFunction({ id: 'non-retriable', triggers: [{ event: 't/non-retriable' }] }, async ({ step, ...context }) => {
    const mark = note('non-retriable', context);
    const final = () => {
      mark('try');
      throw context.event.data.where === 'cause' ? new NonRetriableError('final', { cause: new Error('deep') }) : new NonRetriableError('final');
    };
    if (context.event.data.where === 'body') final();
    await step.run('final', final);
  });

  const retryAfter = client.createFunction({ id: 'retry-after', triggers: [{ event: 't/retry-after' }] }, async ({ step, ...context }) => {
    const mark = note('retry-after', context);
    await step.run('later', () => {
      mark('try');
      if (context.attempt === 0) throw new RetryAfterError('later', context.event.data.date === true ? new Date(Date.now() + 2000) : '2s');
    });
  });

  const parallel = client.createFunction({ id: 'parallel', retries: 1, triggers: [{ event: 't/parallel' }] }, async ({ step, ...context }) => {
    const mark = note('parallel', context);
    const results = await Promise.all(['a', 'b', 'c'].map((id) => step.run(id, () => mark(id))));
    await step.run('follower', () => mark('follower', results));
    const settled = await Promise.allSettled([
      step.run('good', () => mark('good')),
      step.run('bad', () => {
        mark('bad');
        throw new Error('bad branch');
      }),
    ]);
    mark('settled', settled.map(({ status }) => status));
    const chain = async (name: string) => {
      const first = await step.run(`${name}-1`, () => mark(`${name}-1`));
      return step.run(`${name}-2`, () => mark(`${name}-2`, first));
    };
    const mixed = await Promise.all([chain('x'), chain('y'), step.sleep('nap', '1s'), step.waitForEvent('never', { event: 't/never', timeout: '1s' })]);
    mark('mixed', mixed.map((value) => value ?? null));
    await Promise.all([step.run('fails', () => Promise.reject(new Error('uncaught branch'))), step.run('works', () => mark('works'))]);
    mark('unreachable');
  });

  const racing = client.createFunction({ id: 'racing', triggers: [{ event: 't/racing' }] }, async ({ step, ...context }) => {
    const mark = note('racing', context);
    const winner = await Promise.race([step.run('quick', () => 'quick'), step.sleep('slow', '2s').then(() => 'slow')]);
    mark('winner', winner);
  });

  const oneByOne = client.createFunction({ id: 'one-by-one', optimizeParallelism: false, triggers: [{ event: 't/one-by-one' }] }, async ({ step, ...context }) => {
    const mark = note('one-by-one', context);
    const results = await Promise.all(['a', 'b'].map((id) => step.run(id, () => mark(id))));
    mark('end', results);
  });

  const sameIds = client.createFunction({ id: 'same-ids', triggers: [{ event: 't/same-ids' }] }, async ({ step, ...context }) => {
    const mark = note('same-ids', context);
    const loop: number[] = [];
    for (let index = 0; index < 3; index++) loop.push(await step.run('loop', () => index));
    const chain = async (offset: number) => [await step.run('twin', () => offset), await step.run('twin', () => offset + 1)];
    mark('end', [loop, (await Promise.all([chain(10), chain(20)])).flat().sort()]);
  });

  const outputs = client.createFunction({ id: 'outputs', triggers: [{ event: 't/outputs' }] }, async ({ step, ...context }) => {
    const values: unknown[] = [undefined, null, { data: 1 }, { error: 'x' }, { input: 2 }, 'nul \u0000 and \u{1f600}', { constructor: 1, prototype: 2, toJSON: 'text', b: 1, a: 2 }, [1e21, -0.5]];
    const seen: unknown[] = [];
    for (const [index, value] of values.entries()) seen.push(await step.run(`value-${index}`, () => value));
    note('outputs', context)('end', seen.map((value) => value ?? null));
  });

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
    const got = await step.waitForEvent('answer', { event: String(context.event.data.on ?? 't/answer'), timeout: String(context.event.data.timeout ?? '30s'), if: 'async.data.for == event.data.key && async.data.size >= 2' });
    mark('end', got === null ? null : { name: got.name, size: got.data.size });
  });

  const invoked = client.createFunction({ id: 'invoked', retries: 0, triggers: [{ event: 't/invoked' }] }, async ({ step, ...context }) => {
    const mark = note('invoked', context);
    await step.run('work', () => mark('invoked', context.event.name));
    if (context.event.data.sleep !== undefined) await step.sleep('long', String(context.event.data.sleep));
    if (context.event.data.fail === true) throw new Error('invoked failed');
    mark('invoked-end');
    return { doubled: Number(context.event.data.number) * 2 };
  });

  const invoking = client.createFunction({ id: 'invoking', cancelOn: [{ event: 't/stop', match: 'data.key' }], triggers: [{ event: 't/invoking' }] }, async ({ step, ...context }) => {
    const mark = note('invoking', context);
    const key = context.event.data.key;
    if (context.event.data.long === true) {
      await step.invoke('long', { function: invoked, data: { key, number: 0, sleep: '3s' } });
      mark('unreachable');
      return;
    }
    const results = await Promise.all([1, 2].map((number) => step.invoke(`ok-${number}`, { function: invoked, data: { key, number } })));
    mark('results', results);
    const failed = (id: string, work: Promise<unknown>) => work.catch((error: unknown) => mark(id, messageOf(error)));
    await failed('failed', step.invoke('bad', { function: invoked, data: { key, fail: true } }));
    await failed('late', step.invoke('late', { function: invoked, data: { key, sleep: '20s' }, timeout: '1s' }));
    await failed('missing', step.invoke('missing', { function: referenceFunction({ appId: 'test', functionId: 'nobody' }) }));
    mark('end');
  });

  const sending = client.createFunction({ id: 'sending', triggers: [{ event: 't/sending' }] }, async ({ step, ...context }) => {
    const mark = note('sending', context);
    const sent = await step.sendEvent('send', [{ name: 't/sent', data: { key: context.event.data.key } }]);
    await Promise.all([step.run('a', () => 1), step.run('b', () => 2)]);
    mark('end', sent.ids.length);
  });
  const sent = client.createFunction({ id: 'sent', triggers: [{ event: 't/sent' }] }, async (context) => {
    note('sent', context)('sent');
  });

  const failing = client.createFunction(
    {
      id: 'failing',
      retries: 0,
      cancelOn: [{ event: 't/stop', match: 'data.key' }],
      triggers: [{ event: 't/failing' }],
      onFailure: async ({ error, event, runId, attempt }) => {
        const original = event.data.event;
        journal.write({ fn: 'failing-failure', run: runId, key: String(original.data.key), mark: 'on-failure', attempt, value: { message: error.message, name: original.name } });
        throw new Error('the handler fails too');
      },
    },
    async ({ step, ...context }) => {
      if (context.event.data.wait === true) {
        note('failing', context)('waits');
        await step.sleep('long', '30s');
      }
      throw new Error('it failed');
    },
  );
  const observer = client.createFunction({ id: 'observer', retries: 0, triggers: [{ event: 'inngest/function.failed' }, { event: 'inngest/function.cancelled' }] }, async (context) => {
    const { function_id, event, error } = context.event.data as { function_id: string; event: { data: Record<string, unknown> }; error?: { message?: string; name?: string } };
    const mark = context.event.name === 'inngest/function.failed' ? 'failed' : 'cancelled';
    journal.write({ fn: 'observer', run: context.runId, key: String(event.data.key), mark: `observed-${mark}`, attempt: context.attempt, value: { fn: function_id, message: error?.message } });
  });

  const cancelled = client.createFunction({ id: 'cancellable', cancelOn: [{ event: 't/stop', if: 'event.data.key == async.data.key && async.data.really != false' }], triggers: [{ event: 't/cancellable' }] }, async ({ step, ...context }) => {
    const mark = note('cancellable', context);
    await Promise.all([
      step.run('long', async () => {
        mark('long-start');
        await pause(1500);
        return mark('long-end');
      }),
      step.run('short', () => mark('short')),
    ]);
    await step.run('never', () => mark('never'));
  });

  const timed = client.createFunction({ id: 'timed', timeouts: { finish: '2s' }, triggers: [{ event: 't/timed' }] }, async ({ step, ...context }) => {
    const mark = note('timed', context);
    await step.run('start', () => mark('start'));
    await step.sleep('nap', String(context.event.data.nap));
    await step.run('end', () => mark('end'));
  });

  const limited = client.createFunction(
    { id: 'limited', concurrency: [{ limit: 3 }, { limit: 1, key: 'event.data.account' }], triggers: [{ event: 't/limited' }] },
    async ({ step, ...context }) => {
      const mark = note('limited', context);
      await step.run('work', async () => {
        mark('in', context.event.data.account);
        await pause(150);
        mark('out', context.event.data.account);
      });
      await step.sleep('nap', '1s');
      await step.run('end', () => mark('end'));
    },
  );
  const single = client.createFunction({ id: 'single', concurrency: 1, triggers: [{ event: 't/single' }] }, async ({ step, ...context }) => {
    const mark = note('single', context);
    await step.run('work', async () => {
      mark('in');
      await pause(Number(context.event.data.ms ?? 100));
      mark('out');
    });
  });

  const wild = client.createFunction({ id: 'wild', triggers: [{ event: 't/wild.*', if: "event.data.plan in ['pro', 'team']" }] }, async (context) => {
    note('wild', context)('wild', context.event.name);
  });
  const second = client.createFunction({ id: 'second', triggers: [{ event: 't/serial', if: 'event.data.both == true' }] }, async (context) => {
    note('second', context)('second');
  });

  const minutely = client.createFunction({ id: 'minutely', triggers: [{ cron: 'TZ=Europe/Berlin * * * * *' }] }, async ({ event, runId, attempt }) => {
    journal.write({ fn: 'minutely', run: runId, key: 'cron', mark: 'cron', attempt, value: event });
  });

  const job = client.createFunction({ id: 'job', retries: 10, concurrency: 20, triggers: [{ event: 't/job' }] }, async ({ step, ...context }) => {
    const mark = note('job', context);
    const work = (id: string) =>
      step.run(id, async () => {
        mark(`${id}:start`);
        await pause(20 + Math.random() * 60);
        if (Math.random() < 0.1) throw new Error('bad luck');
        return mark(`${id}:done`);
      });
    await work('one');
    await Promise.all([work('two'), work('three')]);
    await step.sleep('nap', '1s');
    await work('four');
    mark('end');
  });

  const lasting = client.createFunction({ id: 'lasting', triggers: [{ event: 't/lasting' }] }, async ({ step, ...context }) => {
    const mark = note('lasting', context);
    const parts = await Promise.all([step.run('a', () => mark('a')), step.run('b', () => mark('b'))]);
    await step.run('ready', () => mark('ready'));
    await step.waitForEvent('go', { event: 't/go', match: 'data.key', timeout: '30d' });
    mark('end', parts);
  });

  const later = client.createFunction({ id: 'later', triggers: [{ event: 't/later' }] }, async (context) => {
    note('later', context)('later');
  });
  const refused = client.createFunction({ id: 'refused', throttle: { limit: 1, period: '1s' }, triggers: [{ event: 't/refused' }] }, async () => undefined);

  const all = [serial, flaky, exhausted, ...bodies, nonRetriable, retryAfter, parallel, racing, oneByOne, sameIds, outputs, sleeping, waiting, invoked, invoking, sending, sent, failing, observer, cancelled, timed, limited, single, wild, second, minutely, job, lasting];
  if (release === 'two') return [...all.filter((fn) => fn !== wild), later];
  return release === 'refused' ? [...all, refused] : all;
}
