import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { clockCases } from './cases/clock';
import { deniedCases } from './cases/denied';
import { warmCases } from './cases/warm';
import { wireCases } from './cases/wire';
import { eachCase } from './lib/each-case';
import { Rig } from './lib/rig';
import { runWireCase } from './lib/run-wire-case';

// A scan while AWS's answers go wrong. Replay one: npm run test:faults -- 'denied operation: kms:ListKeys'

let rig: Rig;
beforeAll(async () => {
  rig = await Rig.start();
});
afterEach(() => rig.cloud.faults.clear());
afterAll(() => rig.stop());

describe('a scan keeps every invariant', () => {
  eachCase([...deniedCases, ...wireCases, ...warmCases, ...clockCases], (each) => runWireCase(rig, each));
});
