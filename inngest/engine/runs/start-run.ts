import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Engine } from '../engine';
import type { FunctionConfig, InngestEvent } from '../protocol/types';
import { workflowIds } from '../workflows';

export type RunPlan = Pick<FunctionConfig, 'id' | 'maxAttempts' | 'cancel' | 'finishMs'>;

export function planOf({ id, maxAttempts, cancel, finishMs }: FunctionConfig): RunPlan {
  return { id, maxAttempts, cancel, ...(finishMs === undefined ? {} : { finishMs }) };
}

/**
 * Starts a run, or finds that it has been started. Within a workflow `plan` must come from a recorded step.
 * @param at when what starts it came in, epoch milliseconds
 */
export async function startRun(
  engine: Engine,
  plan: RunPlan,
  runId: string,
  at: number,
  event: InngestEvent,
  replyTo?: string,
): Promise<void> {
  const { id: fnId, maxAttempts, cancel, finishMs } = plan;
  const attributes =
    cancel.length === 0 ? {} : { workflowAttributes: { cancel: Object.fromEntries(cancel.map((rule) => [rule.event, true])) } };
  await DBOS.startWorkflow(engine.workflows.run, { workflowID: workflowIds.run(runId), ...attributes })({
    fnId,
    runId,
    at,
    event: JSON.stringify(event),
    maxAttempts,
    cancel,
    ...(finishMs === undefined ? {} : { finishMs }),
    ...(replyTo === undefined ? {} : { replyTo }),
  });
}
