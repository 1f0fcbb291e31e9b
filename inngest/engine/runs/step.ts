import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Engine } from '../engine';
import { readAnswer, type Verdict } from '../protocol/answer';
import { type StepInput, type StepResult, workflowIds } from '../workflows';
import { callFunction } from './call-function';

/** One step of a wave with its own tries. A workflow of its own, so that its calls are numbered apart from its siblings'. */
export function stepWorkflow(engine: Engine): (input: StepInput) => Promise<string> {
  return async (input) => {
    const { fnId, runId, stepId, wave, maxAttempts } = input;
    for (let attempt = 0; ; attempt++) {
      const answer = await DBOS.runStep(
        async () =>
          callFunction(engine, { fnId, stepId, state: await engine.live.inWave(runId, wave), attempt, maxAttempts, immediate: false }),
        { name: 'call' },
      );
      const verdict = readAnswer(answer, attempt, engine.settings.retryMs);
      const retry = verdict.kind === 'failed' && attempt + 1 < maxAttempts;
      if (retry) {
        await DBOS.sleepms(verdict.delayMs);
        continue;
      }
      const result = JSON.stringify(conclude(verdict, stepId));
      engine.outcomes.settle(workflowIds.step(runId, stepId), result);
      return result;
    }
  };
}

function conclude(verdict: Verdict, stepId: string): StepResult {
  if (verdict.kind === 'failed' && verdict.stepId === stepId) return { entry: JSON.stringify({ error: verdict.error }) };
  // The function itself failed around the step.
  if (verdict.kind === 'failed' || verdict.kind === 'rejected') return { fatal: JSON.stringify(verdict.error) };
  const op = verdict.kind === 'ops' ? verdict.ops.find(({ id }) => id === stepId) : undefined;
  if (op?.op === 'StepRun') return { entry: JSON.stringify({ data: op.data ?? null }) };
  if (op?.op === 'StepFailed' || op?.op === 'StepError')
    return { entry: JSON.stringify({ error: op.error ?? { name: 'Error', message: 'Unknown error' } }) };
  return { fatal: JSON.stringify({ name: 'Error', message: 'The function was asked to run one step and answered something else.' }) };
}
