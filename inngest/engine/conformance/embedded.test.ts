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
  await eventually('the first sync', async () => (await rig.health())?.sync.state === 'ok');
});
afterAll(() => rig.close());

describe.concurrent('the embedded engine', () => {
  const cases = new Cases(() => rig);
  for (const group of [eventCases, stepCases, parallelCases, waitingCases, endingCases]) group(cases);
});
