import { afterAll, beforeAll, describe } from 'vitest';
import { Rig } from '../testing/rig';
import { Cases, eventually } from '../testing/target';
import { endingCases } from './ending';
import { eventCases } from './event';
import { parallelCases } from './parallel';
import { stepCases } from './step';
import { waitingCases } from './waiting';

/* The engine as a process, an app with real functions and a PostgreSQL, all of our own. */

let rig: Rig;

beforeAll(async () => {
  rig = await Rig.create();
  await Promise.all([rig.startEngine(), rig.startApp()]);
  await eventually('the first sync', async () => (await rig.health())?.sync.state === 'ok', 60);
}, 120_000);
afterAll(() => rig.close(), 30_000);

describe.concurrent('the embedded engine', { timeout: 180_000 }, () => {
  const cases = new Cases(() => rig);
  for (const group of [eventCases, stepCases, parallelCases, waitingCases, endingCases]) group(cases);
});
