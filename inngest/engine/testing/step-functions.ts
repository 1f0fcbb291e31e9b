import { NonRetriableError, RetryAfterError } from 'inngest';
import { client, messageOf, noter } from './client';
import type { Journal } from './journal';

/** Results that engines and databases like to change. */
const awkward = (): unknown[] => [
  undefined,
  null,
  { data: 1 },
  { error: 'x' },
  { input: 2 },
  { data: { data: null }, error: null },
  'nul \u0000 and \u{1f600}',
  { '\u0000': 'a key', '': 'without a name', 'x.y': 1 },
  { constructor: 1, prototype: 2, toJSON: 'text', b: 1, a: 2 },
  [1e21, -0.5, 5e-324, 1.7976931348623157e308, 9007199254740991],
  [Number.POSITIVE_INFINITY, Number.NaN],
  new Date(0),
  [],
  {},
  '',
  false,
  0,
];

/** As JSON tells them, and with null for what is missing. */
const shown = (values: readonly unknown[]): unknown[] => values.map((value) => JSON.parse(JSON.stringify(value ?? null)));

/** Steps, their tries and their results. */
export function stepFunctions(journal: Journal) {
  const note = noter(journal);

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

  const exhausted = client.createFunction(
    { id: 'exhausted', retries: 1, triggers: [{ event: 't/exhausted' }] },
    async ({ step, ...context }) => {
      const mark = note('exhausted', context);
      const failing = step.run('failing', () => {
        mark('failing');
        throw new Error('always');
      });
      if (context.event.data.caught === true) await failing.catch((error: unknown) => mark('caught', messageOf(error)));
      else await failing;
      await step.run('after', () => mark('after'));
      mark('end');
    },
  );

  const bodies = (
    [
      ['none', 0],
      ['one', 1],
      ['default', undefined],
    ] as const
  ).map(([name, retries]) =>
    client.createFunction(
      { id: `body-${name}`, ...(retries === undefined ? {} : { retries }), triggers: [{ event: `t/body-${name}` }] },
      async (context) => {
        note(`body-${name}`, context)('try');
        throw new Error('body');
      },
    ),
  );

  const nonRetriable = client.createFunction(
    { id: 'non-retriable', triggers: [{ event: 't/non-retriable' }] },
    async ({ step, ...context }) => {
      const mark = note('non-retriable', context);
      const final = () => {
        mark('try');
        throw context.event.data.where === 'cause'
          ? new NonRetriableError('final', { cause: new Error('deep') })
          : new NonRetriableError('final');
      };
      if (context.event.data.where === 'body') final();
      await step.run('final', final);
    },
  );

  const retryAfter = client.createFunction({ id: 'retry-after', triggers: [{ event: 't/retry-after' }] }, async ({ step, ...context }) => {
    const mark = note('retry-after', context);
    await step.run('later', () => {
      mark('try');
      if (context.attempt === 0) throw new RetryAfterError('later', context.event.data.date === true ? new Date(Date.now() + 2000) : '2s');
    });
  });

  const outputs = client.createFunction({ id: 'outputs', retries: 0, triggers: [{ event: 't/outputs' }] }, async ({ step, ...context }) => {
    const mark = note('outputs', context);
    const values = awkward();
    const seen: unknown[] = [];
    for (const [index, value] of values.entries()) seen.push(await step.run(`value-${index}`, () => value));
    mark('serial', shown(seen));
    mark('parallel', shown(await Promise.all(values.map((value, index) => step.run(`branch-${index}`, () => value)))));
    mark('event', shown(context.event.data.values as unknown[]));
    const big = step.run('bigint', () => ({ n: 1n }));
    mark('bigint', await big.catch((error: unknown) => messageOf(error)));
    const invoked = await step.invoke('echo', { function: echo, data: { key: context.event.data.key, values: shown(values) } });
    mark('end', shown(invoked as unknown[]));
  });

  const echo = client.createFunction(
    { id: 'echo', retries: 0, triggers: [{ event: 't/echo' }] },
    async (context) => context.event.data.values,
  );

  const sameIds = client.createFunction({ id: 'same-ids', triggers: [{ event: 't/same-ids' }] }, async ({ step, ...context }) => {
    const mark = note('same-ids', context);
    const loop: number[] = [];
    for (let index = 0; index < 3; index++) loop.push(await step.run('loop', () => index));
    const chain = async (offset: number) => [await step.run('twin', () => offset), await step.run('twin', () => offset + 1)];
    mark('end', [loop, (await Promise.all([chain(10), chain(20)])).flat().sort()]);
  });

  const large = client.createFunction({ id: 'large', retries: 0, triggers: [{ event: 't/large' }] }, async ({ step, ...context }) => {
    const mark = note('large', context);
    const lengths: number[] = [];
    for (const [index, size] of (context.event.data.sizes as number[]).entries()) {
      const part = step.run(`part-${index}`, () => {
        mark(`part-${index}`);
        return 'x'.repeat(size);
      });
      lengths.push((await part).length);
    }
    mark('end', lengths);
  });

  const checkpointed = client.createFunction(
    { id: 'checkpointing', checkpointing: true, triggers: [{ event: 't/checkpointing' }] },
    async ({ step, ...context }) => {
      const mark = note('checkpointing', context);
      await step.run('a', () => mark('a'));
      await step.run('b', () => mark('b'));
      mark('end');
    },
  );

  return [large, checkpointed, serial, flaky, exhausted, ...bodies, nonRetriable, retryAfter, outputs, echo, sameIds];
}
