import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Engine } from '../engine';
import { holds } from '../protocol/expression';
import type { InngestEvent } from '../protocol/types';
import { reply, startRunEvent } from '../runs/finish-run';
import { OPEN, type RunInput, workflowIds } from '../workflows';

export type CancelledRun = Pick<RunInput, 'fnId' | 'runId' | 'event' | 'replyTo'>;

/** Open runs, begun before an event came, that it cancels. */
export async function runsToCancel(event: InngestEvent, receivedAt: number): Promise<string[]> {
  const candidates = await DBOS.listWorkflows({
    attributes: { cancel: { [event.name]: true } },
    status: [...OPEN],
    loadInput: true,
    loadOutput: false,
  });
  return candidates.flatMap(({ input }) => {
    const [run] = (input ?? []) as RunInput[];
    if (run === undefined || run.at >= receivedAt) return [];
    const scope = { event: JSON.parse(run.event), async: event };
    const hit = run.cancel.some(
      (rule) =>
        rule.event === event.name && (rule.timeoutMs === undefined || receivedAt <= run.at + rule.timeoutMs) && holds(rule.if, scope),
    );
    return hit ? [run.runId] : [];
  });
}

/**
 * Cancels a run with its steps and waits, not with what it has invoked. Can be repeated. To be run inside a durable step.
 * @returns the run, or null when it has ended otherwise
 */
export async function cancelRun(runId: string): Promise<CancelledRun | null> {
  const workflowId = workflowIds.run(runId);
  // The run first: from then on it starts no further children.
  await DBOS.cancelWorkflow(workflowId);
  const children = await DBOS.listWorkflows({
    parentWorkflowID: workflowId,
    workflowName: ['step', 'wait'],
    status: [...OPEN],
    loadInput: false,
    loadOutput: false,
  });
  await DBOS.cancelWorkflows(children.map((child) => child.workflowID));
  const status = await DBOS.getWorkflowStatus(workflowId);
  const [run] = (status?.input ?? []) as RunInput[];
  if (status?.status !== 'CANCELLED' || run === undefined) return null;
  const { fnId, event, replyTo } = run;
  return { fnId, runId, event, ...(replyTo === undefined ? {} : { replyTo }) };
}

/** Tells the invoker of a cancelled run, and the functions that listen for cancelled runs. Part of a workflow. */
export async function announceCancelled(engine: Engine, run: CancelledRun): Promise<void> {
  engine.live.forget(run.runId);
  engine.counts.add('runsCancelled');
  engine.log.info({ run: run.runId, fn: run.fnId }, 'run cancelled');
  const error = { name: 'Error', message: 'function cancelled' };
  if (run.replyTo !== undefined) await reply(run.replyTo, { status: 'failed', error: JSON.stringify(error) });
  await startRunEvent(engine, run, 'inngest/function.cancelled', error);
}
