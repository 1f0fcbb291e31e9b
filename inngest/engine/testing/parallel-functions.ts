import { setTimeout as pause } from 'node:timers/promises';
import { client, messageOf, noter } from './client';
import type { Journal } from './journal';

/** Steps at the same time. */
export function parallelFunctions(journal: Journal) {
  const note = noter(journal);

  const parallel = client.createFunction(
    { id: 'parallel', retries: 1, triggers: [{ event: 't/parallel' }] },
    async ({ step, ...context }) => {
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
      mark(
        'settled',
        settled.map(({ status }) => status),
      );
      const chain = async (name: string) => {
        const first = await step.run(`${name}-1`, () => mark(`${name}-1`));
        return step.run(`${name}-2`, () => mark(`${name}-2`, first));
      };
      const mixed = await Promise.all([
        chain('x'),
        chain('y'),
        step.sleep('nap', '1s'),
        step.waitForEvent('never', { event: 't/never', timeout: '1s' }),
      ]);
      mark(
        'mixed',
        mixed.map((value) => value ?? null),
      );
      await Promise.all([step.run('fails', () => Promise.reject(new Error('uncaught branch'))), step.run('works', () => mark('works'))]);
      mark('unreachable');
    },
  );

  /** Keys of races whose quick step has run. */
  const quickIsOver = new Set<unknown>();
  const racing = client.createFunction(
    { id: 'racing', retries: 0, triggers: [{ event: 't/racing' }] },
    async ({ step, group, ...context }) => {
      const mark = note('racing', context);
      const { key, form, fails } = context.event.data;
      const slow = async () => {
        while (!quickIsOver.has(key)) await pause(50);
        await pause(1000);
        mark('slow');
        if (fails === 'slow') throw new Error('the slow one failed');
        return 'slow';
      };
      const quick = () => {
        quickIsOver.add(key);
        mark('quick');
        if (fails === 'quick') throw new Error('the quick one failed');
        return 'quick';
      };
      // The slow one is named first, so that no winner is right by the order of the code.
      const race = () => Promise.race([step.run('slow', slow), step.run('quick', quick)]);
      const winner = await (form === 'group' ? group.parallel({ mode: 'race' }, race) : race()).catch((error: unknown) => messageOf(error));
      await step.run('after', () => mark('after', winner));
      mark('end', winner);
      return winner;
    },
  );

  const oneByOne = client.createFunction(
    { id: 'one-by-one', optimizeParallelism: false, triggers: [{ event: 't/one-by-one' }] },
    async ({ step, ...context }) => {
      const mark = note('one-by-one', context);
      const results = await Promise.all(['a', 'b'].map((id) => step.run(id, () => mark(id))));
      mark('end', results);
    },
  );

  const job = client.createFunction(
    { id: 'job', retries: 10, concurrency: 20, triggers: [{ event: 't/job' }] },
    async ({ step, ...context }) => {
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
    },
  );

  const lasting = client.createFunction({ id: 'lasting', triggers: [{ event: 't/lasting' }] }, async ({ step, ...context }) => {
    const mark = note('lasting', context);
    const parts = await Promise.all([step.run('a', () => mark('a')), step.run('b', () => mark('b'))]);
    await step.run('ready', () => mark('ready'));
    await step.waitForEvent('go', { event: 't/go', match: 'data.key', timeout: '30d' });
    mark('end', parts);
  });

  return [parallel, racing, oneByOne, job, lasting];
}
