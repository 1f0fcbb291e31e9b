import { DBOS } from '@dbos-inc/dbos-sdk';
import type { Engine } from '../engine';
import { untilOf } from '../protocol/duration';
import { parseExpression } from '../protocol/expression';
import { stableId } from '../protocol/ids';
import type { InngestEvent, MemoEntry, Op, WireError } from '../protocol/types';
import { type RunInput, type RunResult, type StepResult, workflowIds } from '../workflows';
import { startRun } from './start-run';

/** What a branch ends with: what the run will remember of the step, or an error that ends the run. */
export type Outcome = { entry: MemoEntry; bytes: number } | { fatal: WireError };

/** One part of a wave, under way. From here on it must not call DBOS. */
export interface Branch {
  id: string;
  outcome: Promise<Outcome>;
}

const LONGEST_WAIT = '366d';
const FINISHED = 'inngest/function.finished';

/** Starts what an op asks for. Whatever it needs of DBOS is called before it returns. */
export async function beginBranch(engine: Engine, input: RunInput, op: Op, wave: number, saidAt: number): Promise<Branch> {
  switch (op.op) {
    case 'StepRun':
      return known(op, { data: op.data ?? null });
    case 'StepError':
    case 'StepFailed':
      return known(op, { error: op.error ?? { name: 'Error', message: 'Unknown error' } });
    case 'StepPlanned':
      return beginStep(engine, input, op, wave);
    case 'Sleep':
      return beginSleep(op, saidAt);
    case 'WaitForEvent':
      return beginWait(engine, input, op, saidAt);
    case 'InvokeFunction':
      return beginInvoke(engine, input, op, saidAt);
    default:
      return known(op, refusal('UnsupportedOpcode', `The embedded engine does not support ${op.op}.`));
  }
}

async function beginStep(engine: Engine, input: RunInput, op: Op, wave: number): Promise<Branch> {
  const { fnId, runId, maxAttempts } = input;
  const workflowID = workflowIds.step(runId, op.id);
  const text = engine.outcomes.expect(workflowID);
  await DBOS.startWorkflow(engine.workflows.step, { workflowID })({ fnId, runId, stepId: op.id, wave, maxAttempts });
  return { id: op.id, outcome: text.then((result) => readStep(String(result))) };
}

function readStep(text: string): Outcome {
  const result = JSON.parse(text) as StepResult;
  if ('fatal' in result) return { fatal: JSON.parse(result.fatal) as WireError };
  return { entry: JSON.parse(result.entry) as MemoEntry, bytes: result.entry.length };
}

async function beginSleep(op: Op, saidAt: number): Promise<Branch> {
  const until = untilOf(op.name ?? '', saidAt);
  if (until === undefined) return known(op, refusal('InvalidSleep', `'${op.name ?? ''}' is neither a duration nor a date.`));
  const slept = DBOS.sleepms(Math.max(until - Date.now(), 0));
  return { id: op.id, outcome: slept.then(() => ({ entry: null, bytes: 0 })) };
}

async function beginWait(engine: Engine, input: RunInput, op: Op, saidAt: number): Promise<Branch> {
  const { if: expression, timeout } = op.opts ?? {};
  const until = untilOf(String(timeout ?? LONGEST_WAIT), saidAt);
  const name = op.name ?? '';
  if (until === undefined || name === '' || name.includes('*'))
    return known(op, refusal('InvalidWait', 'waitForEvent needs the plain name of an event and a valid timeout.'));
  if (name === FINISHED) return known(op, refusal('UnsupportedEvent', `The embedded engine does not send ${FINISHED}.`));
  const problem = typeof expression === 'string' ? problemOf(expression) : undefined;
  if (problem !== undefined) return known(op, refusal('UnsupportedExpression', problem));
  const workflowID = workflowIds.wait(input.runId, op.id);
  const received = engine.outcomes.expect(workflowID);
  await DBOS.startWorkflow(engine.workflows.wait, { workflowID, workflowAttributes: { wait: name } })({
    runId: input.runId,
    event: input.event,
    until,
    ...(typeof expression === 'string' ? { if: expression } : {}),
  });
  return {
    id: op.id,
    outcome: received.then((text) =>
      typeof text === 'string' ? { entry: JSON.parse(text) as InngestEvent, bytes: text.length } : { entry: null, bytes: 0 },
    ),
  };
}

/** The invoked run answers a waiting workflow of ours, so that the timeout is durable too. */
async function beginInvoke(engine: Engine, input: RunInput, op: Op, saidAt: number): Promise<Branch> {
  const { function_id: target, payload, timeout } = op.opts ?? {};
  const config = await DBOS.runStep(async () => (await engine.registry.get(String(target))) ?? null, { name: 'lookup' });
  if (config === null) return known(op, refusal('Error', `There is no function ${String(target)} in this app.`));
  const until = untilOf(typeof timeout === 'string' ? timeout : LONGEST_WAIT, saidAt);
  if (until === undefined) return known(op, refusal('InvalidInvoke', 'The timeout of invoke is not valid.'));
  const replyTo = workflowIds.wait(input.runId, op.id);
  const runId = stableId('invoke', input.runId, op.id);
  const { data, v } = (payload ?? {}) as { data?: Record<string, unknown>; v?: string };
  const event: InngestEvent = {
    id: runId,
    name: 'inngest/function.invoked',
    data: data ?? {},
    ts: saidAt,
    ...(v === undefined ? {} : { v }),
  };
  const reply = engine.outcomes.expect(replyTo);
  await DBOS.startWorkflow(engine.workflows.wait, { workflowID: replyTo })({ runId: input.runId, event: input.event, until });
  await startRun(engine, config, runId, saidAt, event, replyTo);
  return { id: op.id, outcome: reply.then((text) => readReply(text, String(target))) };
}

function readReply(text: unknown, target: string): Outcome {
  if (typeof text !== 'string')
    return { entry: refusal('InngestInvokeTimeoutError', `The function ${target} did not end in time.`), bytes: 0 };
  const result = JSON.parse(text) as RunResult;
  const entry: MemoEntry =
    result.status === 'completed' ? { data: JSON.parse(result.data) as unknown } : { error: JSON.parse(result.error) as WireError };
  return { entry, bytes: text.length };
}

function known(op: Op, entry: MemoEntry): Branch {
  return { id: op.id, outcome: Promise.resolve({ entry, bytes: JSON.stringify(entry).length }) };
}

function refusal(name: string, message: string): { error: WireError } {
  return { error: { name, message } };
}

function problemOf(expression: string): string | undefined {
  try {
    parseExpression(expression);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : 'The expression is not valid.';
  }
}
