import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Engine } from '../engine';
import type { Op, WireError } from '../protocol/types';
import type { RunInput } from '../workflows';
import { type Branch, beginBranch, type Outcome } from './branches';
import type { RunState } from './run-state';

/**
 * Does what one answer asks for, at the same time, and waits for all of it (as Inngest does for runs of version 2). The order
 * in which the branches end is recorded, because the function sees it when it is replayed.
 * @param saidAt when the answer came, epoch milliseconds: durations count from there
 * @returns an error when the run must fail
 */
export async function runWave(
  engine: Engine,
  input: RunInput,
  state: RunState,
  ops: Op[],
  wave: number,
  saidAt: number,
): Promise<WireError | undefined> {
  engine.live.publish(input.runId, wave, state);
  const branches: Branch[] = [];
  for (const op of ops) {
    if (state.has(op.id) || branches.some((branch) => branch.id === op.id)) continue;
    // One after another, so that what they start is numbered in the order of the ops.
    const branch = await beginBranch(engine, input, op, wave, saidAt);
    // May reject (the run is cancelled) before the others have begun and all are awaited.
    branch.outcome.catch(() => undefined);
    branches.push(branch);
  }
  if (branches.length === 0) return { name: 'Error', message: 'The function asked only for steps that it has done already.' };
  const ended: string[] = [];
  const outcomes = new Map<string, Outcome>();
  await Promise.all(
    branches.map(async ({ id, outcome }) => {
      outcomes.set(id, await outcome);
      ended.push(id);
    }),
  );
  const order = branches.length > 1 ? await DBOS.runStep(async () => ended, { name: 'order' }) : ended;
  for (const id of order) {
    const outcome = outcomes.get(id);
    if (outcome === undefined) throw new Error(`Step ${id} of a recorded order is not part of the wave`);
    if ('fatal' in outcome) return outcome.fatal;
    state.remember(id, outcome.entry, outcome.bytes);
  }
  return undefined;
}
