import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Engine } from '../engine';
import { describeError } from '../log';
import { readAnswer } from '../protocol/answer';
import type { Op, WireError } from '../protocol/types';
import { type RunInput, type RunResult, workflowIds } from '../workflows';
import { callFunction } from './call-function';
import { isControlFlow, isDatabaseTrouble } from './durable-errors';
import { finishRun } from './finish-run';
import { ChildLost } from './outcomes';
import { RunState } from './run-state';
import { runWave } from './run-wave';

/**
 * One run of a function: calls it, does what the answer asks for, calls it again with the results, until it ends. Every call
 * is a durable step, so a replay reads the recorded answers and comes to the same point.
 *
 * Rule for this file and the wave: DBOS numbers what a workflow does by the order of the calls. Nothing that runs at the same
 * time as something else may call DBOS after it has awaited anything.
 */
export function runWorkflow(engine: Engine): (input: RunInput) => Promise<RunResult> {
  return async (input) => {
    const state = new RunState(input.runId, input.event);
    engine.live.begin(input.runId, state);
    if (input.finishMs !== undefined) {
      const { runId, at, finishMs } = input;
      await DBOS.startWorkflow(engine.workflows.watch, { workflowID: workflowIds.watch(runId) })({ runId, until: at + finishMs });
    }
    let result: RunResult;
    try {
      result = await drive(engine, input, state);
    } catch (error) {
      if (isControlFlow(error)) throw error;
      // A run that is cancelled sees its children end first; then this throws, as any call of DBOS would.
      if (error instanceof ChildLost) await DBOS.now();
      if (isDatabaseTrouble(error)) engine.crash('database trouble in a run', error);
      engine.log.error({ run: input.runId, fn: input.fnId, ...describeError(error) }, 'fault of the engine, run failed');
      result = failure({ name: 'EngineError', message: 'The workflow engine could not go on with this run.' });
    } finally {
      engine.live.forget(input.runId);
    }
    await finishRun(engine, input, result);
    return result;
  };
}

async function drive(engine: Engine, input: RunInput, state: RunState): Promise<RunResult> {
  const { fnId, maxAttempts } = input;
  let attempt = 0;
  for (let wave = 0; ; ) {
    const answer = await DBOS.runStep(() => callFunction(engine, { fnId, stepId: 'step', state, attempt, maxAttempts, immediate: true }), {
      name: 'call',
    });
    state.keepVersion(answer.version);
    const verdict = readAnswer(answer, attempt, engine.settings.retryMs);
    if (verdict.kind === 'done') return { status: 'completed', data: JSON.stringify(verdict.data) };
    if (verdict.kind === 'rejected') return failure(verdict.error);
    if (verdict.kind === 'failed') {
      const last = attempt + 1 >= maxAttempts;
      if (!last) {
        await DBOS.sleepms(verdict.delayMs);
        attempt++;
        continue;
      }
      if (verdict.stepId === undefined) return failure(verdict.error);
      state.remember(verdict.stepId, { error: verdict.error }, answer.body.length);
    } else {
      const { ops } = verdict;
      const complete = ops.find((op) => op.op === 'RunComplete');
      if (complete !== undefined) return { status: 'completed', data: JSON.stringify(complete.data ?? null) };
      const [first] = ops;
      if (ops.length === 1 && first !== undefined && rememberResult(state, first, answer.body.length)) attempt = 0;
      else if (ops.every((op) => op.op !== 'DiscoveryRequest')) {
        const fatal = await runWave(engine, input, state, ops, wave++, answer.at);
        if (fatal !== undefined) return failure(fatal);
      }
    }
    attempt = 0;
    const limit = state.overLimit();
    if (limit !== undefined) return failure(limit);
  }
}

/** Takes over a step that the function has run itself while it answered; false if it only asks for something. */
function rememberResult(state: RunState, op: Op, bytes: number): boolean {
  if (op.op === 'StepRun') state.remember(op.id, { data: op.data ?? null }, bytes);
  else if (op.op === 'StepFailed' || op.op === 'StepError')
    state.remember(op.id, { error: op.error ?? { name: 'Error', message: 'Unknown error' } }, bytes);
  else return false;
  return true;
}

function failure(error: WireError): RunResult {
  return { status: 'failed', error: JSON.stringify(error) };
}
