import { afterAll, beforeAll, describe, expect, inject } from 'vitest';
import { assertNone, violation } from './invariants/violation';
import { between, type NamedCase, randomFor } from './lib/cases';
import { endOf, startWorker } from './lib/child';
import { type ProxyFaults, startDatabaseProxy } from './lib/database-proxy';
import { eachCase } from './lib/each-case';
import { Rig } from './lib/rig';

// The database goes away, or says yes and is not heard. Workers are started one after another until the scan has ended.

const services = ['account', 's3', 'kms'];
const mostWorkers = 8;

interface DatabaseCase extends NamedCase {
  faults: ProxyFaults;
  env?: Record<string, string>;
}

const position = (purpose: string, from: number, to: number): number => between(randomFor(purpose), from, to);
/** A scan of these services commits fifteen times and more. */
const ranges = [
  [1, 4],
  [5, 8],
  [9, 12],
] as const;

const cases: readonly DatabaseCase[] = [
  ...ranges.map(([from, to]): DatabaseCase => {
    const nth = position(`lost reply ${from}`, from, to);
    return { row: 'lost reply to COMMIT', name: `number ${nth}`, faults: { loseReplyToCommit: nth } };
  }),
  ...[1, 4].map((nth): DatabaseCase => ({ row: 'lost reply to COPY', name: `number ${nth}`, faults: { loseReplyToCopy: nth } })),
  ...ranges.map(([from, to]): DatabaseCase => {
    const nth = position(`away ${from}`, from, to);
    return { row: 'database away', name: `for two seconds at commit ${nth}`, faults: { awayAtCommit: { commit: nth, ms: 2_000 } } };
  }),
  ...[40, 150].map((last): DatabaseCase => {
    const pieces = [0, 1, 2].map((each) => position(`reset ${last} ${each}`, 5, last) + each * last);
    return { row: 'connections reset', name: `at pieces ${pieces.join(', ')}`, faults: { resetAtPieces: pieces } };
  }),
  { row: 'two connections in all', name: 'DATABASE_POOL=2', faults: {}, env: { DATABASE_POOL: '2' } },
];

let rig: Rig;
beforeAll(async () => {
  rig = await Rig.start();
  await rig.baseline(services);
});
afterAll(() => rig.stop());

describe('a scan on a database in trouble', () => {
  eachCase(cases, async ({ faults, env = {} }) => {
    const twin = await rig.baseline(services);
    const target = await rig.clone(twin.template);
    const scanId = await rig.queue(target, { services });
    const { DATABASE_APP_URL, DATABASE_DIRECTORY_URL } = inject('databaseUrls');
    const proxy = await startDatabaseProxy(DATABASE_APP_URL, faults);
    try {
      const own = {
        ...env,
        DATABASE_APP_URL: proxy.through(DATABASE_APP_URL),
        DATABASE_DIRECTORY_URL: proxy.through(DATABASE_DIRECTORY_URL),
      };
      let seen = await rig.observe(target, scanId);
      for (let workers = 0; !seen.scan.finishedAt && workers < mostWorkers; workers++) {
        await endOf(startWorker(target, scanId, own));
        seen = await rig.observe(target, scanId);
      }
      const expected = Object.keys(faults).length > 0;
      expect(proxy.struck() > 0).toBe(expected);
      assertNone([
        ...(seen.scan.status === 'completed' ? [] : [violation('I1', `the scan is ${seen.scan.status}`)]),
        ...(await rig.violations(seen, twin, await rig.person(target))),
        ...(await rig.sameAsTwin(target, twin)),
      ]);
    } finally {
      await proxy.close();
    }
  });
});
