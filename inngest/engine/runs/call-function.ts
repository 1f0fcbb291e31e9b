import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DBOS } from '@dbos-inc/dbos-sdk';
import { AnswerTooLarge, type AppAnswer, AppUnreachable, header } from '../app';
import type { Engine } from '../engine';
import type { Answer } from '../protocol/answer';
import { concurrencySlots } from './concurrency-slots';
import type { CallOptions, RunState } from './run-state';

const LONGEST_PAUSE_MS = 5000;
/** So often may a call be cut off half way before it counts as a failed try. */
const CUTS = 5;
const STATUSES = new Set([200, 206, 400, 500]);

export interface FunctionCall extends CallOptions {
  fnId: string;
  /** 'step' asks for what comes next, an id runs that step. */
  stepId: string;
  state: RunState;
}

/**
 * One try of a function, to be run inside a durable step. While the app is away, or something else answers in its place, it
 * goes on trying and nothing is recorded; only the app's own, signed answer counts, or being cut off again and again.
 */
export async function callFunction(engine: Engine, call: FunctionCall): Promise<Answer> {
  const { fnId, stepId, state } = call;
  const signal = DBOS.stepStatus?.cancelSignal;
  let cuts = 0;
  for (let round = 0; ; round++) {
    const release = await engine.slots.acquire(await concurrencySlots(engine.registry, fnId, state.event), signal);
    let trouble: string;
    engine.counts.add('calls');
    if (round > 0) engine.counts.add('callsTriedAgain');
    try {
      const answer = await engine.app.call('POST', { fnId, stepId }, headers(state, stepId), state.body(call));
      if (answer.genuine && STATUSES.has(answer.status)) return record(answer);
      trouble = `HTTP ${answer.status}${answer.genuine ? '' : ' without a valid signature'}`;
      if (answer.status === 500) cuts++;
    } catch (error) {
      if (error instanceof AnswerTooLarge) return lost('StepOutputTooLarge', 'The result of a step may have at most 4 MiB.', true);
      if (!(error instanceof AppUnreachable)) throw error;
      if (error.code === 'ETIMEDOUT' && error.sent) return lost('Error', 'The app took longer than two hours.', false);
      if (error.sent) cuts++;
      trouble = error.code;
    } finally {
      release();
    }
    if (cuts >= CUTS) return lost('Error', `The app broke off ${CUTS} times while it ran this.`, false);
    engine.log[round === 0 ? 'warn' : 'debug']({ run: state.runId, fn: fnId, trouble, round }, 'call not answered, trying again');
    await sleep(Math.min(250 * 2 ** round, LONGEST_PAUSE_MS), undefined, signal === undefined ? {} : { signal });
  }
}

function headers(state: RunState, stepId: string): Record<string, string> {
  return {
    'x-run-id': state.runId,
    'x-inngest-step-id': stepId,
    'x-inngest-req-version': state.requestVersion,
    'x-request-id': randomUUID(),
  };
}

function record({ status, body, headers }: AppAnswer): Answer {
  const [version, noRetry, retryAfter] = ['x-inngest-req-version', 'x-inngest-no-retry', 'retry-after'].map((name) =>
    header(headers, name),
  );
  return {
    status,
    body,
    at: Date.now(),
    random: Math.random(),
    ...(version === undefined ? {} : { version }),
    ...(noRetry === undefined ? {} : { noRetry }),
    ...(retryAfter === undefined ? {} : { retryAfter }),
  };
}

function lost(name: string, message: string, final: boolean): Answer {
  return {
    status: 0,
    body: JSON.stringify({ name, message }),
    at: Date.now(),
    random: Math.random(),
    ...(final ? { noRetry: 'true' } : {}),
  };
}
