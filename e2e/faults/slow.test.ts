import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { slowCases } from './cases/wire';
import { eachCase } from './lib/each-case';
import { Rig } from './lib/rig';
import { runWireCase } from './lib/run-wire-case';

let rig: Rig;
beforeAll(async () => {
  rig = await Rig.start();
});
afterEach(() => rig.cloud.faults.clear());
afterAll(() => rig.stop());

describe('a scan ends in time', () => {
  eachCase(slowCases, (each) => runWireCase(rig, each));
});
