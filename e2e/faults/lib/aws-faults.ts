import { afterAll, afterEach, beforeAll, describe } from 'vitest';
import { clockCases } from '../cases/clock';
import { deniedCases } from '../cases/denied';
import { warmCases } from '../cases/warm';
import { wireCases } from '../cases/wire';
import { partOf } from './cases';
import { eachCase } from './each-case';
import { Rig } from './rig';
import { runWireCase } from './run-wire-case';

/** Test files that share the cases when all are run: one process alone would take half an hour for them, with a core idle. */
export const parts = 3;

/** Scans while AWS's answers go wrong: the cases of one test file. @param part from 0 on */
export function testAwsFaults(part: number): void {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start();
  });
  afterEach(() => rig.cloud.faults.clear());
  afterAll(() => rig.stop());

  describe('a scan keeps every invariant', () => {
    eachCase([...deniedCases, ...wireCases, ...warmCases, ...clockCases], (each) => runWireCase(rig, each), {
      choose: (cases) => partOf(cases, part, parts),
    });
  });
}
