import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Engine } from '../engine';
import { startEvent } from '../events/start-event';
import type { InngestEvent } from '../protocol/types';
import { type RunInput, type RunResult, workflowIds } from '../workflows';

/** Events about runs; a run started by one does not cause another, or failing handlers would start themselves. */
const ABOUT_RUNS = new Set(['inngest/function.failed', 'inngest/function.cancelled']);

/** Tells whoever must know that a run has ended: its invoker, its deadline, and the failure handlers. */
export async function finishRun(engine: Engine, input: RunInput, result: RunResult): Promise<void> {
  const { runId, replyTo, finishMs } = input;
  if (replyTo !== undefined) await reply(replyTo, result);
  if (finishMs !== undefined) await tell(workflowIds.watch(runId), 'done');
  engine.counts.add(result.status === 'failed' ? 'runsFailed' : 'runsCompleted');
  engine.log.info({ run: runId, fn: input.fnId, status: result.status }, 'run ended');
  if (result.status === 'failed') await startRunEvent(engine, input, 'inngest/function.failed', JSON.parse(result.error));
}

/** Gives the result of an invoked run to the run that invoked it. */
export async function reply(replyTo: string, result: RunResult): Promise<void> {
  await tell(replyTo, JSON.stringify(result));
}

/** Starts the event of a run that failed or was cancelled, unless the run itself handles such an event. */
export async function startRunEvent(
  engine: Engine,
  input: Pick<RunInput, 'fnId' | 'runId' | 'event'>,
  name: string,
  error: unknown,
): Promise<void> {
  const event = JSON.parse(input.event) as InngestEvent;
  if (ABOUT_RUNS.has(event.name)) return;
  const at = await DBOS.now();
  await startEvent(
    engine,
    { id: input.runId, name, ts: at, data: { function_id: input.fnId, run_id: input.runId, event, events: [event], error } },
    at,
  );
}

async function tell(workflowId: string, message: string): Promise<void> {
  try {
    await DBOS.send(workflowId, message, undefined, 'end');
  } catch (error) {
    // Whoever waited may be gone, and swept away since.
    if (!(error instanceof Error) || !/non-existent/i.test(error.message)) throw error;
  }
}
