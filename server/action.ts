import { headers as requestHeaders } from 'next/headers';
import { unstable_rethrow } from 'next/navigation';
import type { z } from 'zod';
import type { ActionResult } from './action-result';
import { AppError } from './errors';
import { requestIdOf, withRequestContext } from './http/context';
import type { Access } from './http/operation';
import { parseInput } from './http/parse-input';
import { type Budget, callerOf, consume } from './http/rate-limit';
import { toErrorAnswer } from './http/to-error-answer';
import { type Actor, authorise, requireSecondFactor } from './identity/actor';
import { isSameOrigin } from './identity/origins';
import type { Permission } from './identity/permissions';
import { currentActor } from './identity/session';
import { instruments } from './telemetry/instruments';

interface ActionOptions<Input extends z.ZodType> {
  input: Input;
  /** What a call that is right costs besides the general budget. */
  limit?: Exclude<Budget, 'general'>;
}

/** A server action, and what it demands: for tests that go through all of them. */
export type Action<Input extends z.ZodType = z.ZodType, Result = unknown> = ((input: z.input<Input>) => Promise<ActionResult<Result>>) & {
  readonly permission: Access;
  readonly input: Input;
};

/**
 * Builds a server action for signed-in people: origin → session → limit → permission → parse → work. Never throws: the page gets
 * `{ ok: false, error }` with a sentence to show. The mutation inside authorises once more, for callers that are no action.
 */
export function action<Input extends z.ZodType, Result>(
  options: ActionOptions<Input> & { permission: Permission | 'signed-in'; withoutSecondFactor?: boolean },
  work: (call: { actor: Actor; input: z.output<Input>; headers: Headers }) => Promise<Result>,
): Action<Input, Result> {
  const { permission } = options;
  const run = (input: z.input<Input>) =>
    answer(async (headers) => {
      const actor = await currentActor(headers);
      if (actor) await consume('general', callerOf(actor, headers));
      if (actor?.via !== 'session') throw new AppError('UNAUTHENTICATED', 'Your session has ended: sign in again.');
      if (!options.withoutSecondFactor) requireSecondFactor(actor);
      if (permission !== 'signed-in') authorise(actor, permission);
      const parsed = parseInput(options.input, input, 'input');
      if (options.limit) await consume(options.limit, callerOf(actor, headers));
      return work({ actor, input: parsed, headers });
    });
  return Object.assign(run, { permission, input: options.input });
}

/** Builds a server action for anybody: signing in. */
export function publicAction<Input extends z.ZodType, Result>(
  options: ActionOptions<Input>,
  work: (call: { input: z.output<Input>; headers: Headers }) => Promise<Result>,
): Action<Input, Result> {
  const run = (input: z.input<Input>) =>
    answer(async (headers) => {
      await consume('general', callerOf(null, headers));
      const parsed = parseInput(options.input, input, 'input');
      if (options.limit) await consume(options.limit, callerOf(null, headers));
      return work({ input: parsed, headers });
    });
  return Object.assign(run, { permission: 'public' as const, input: options.input });
}

async function answer<Result>(work: (headers: Headers) => Promise<Result>): Promise<ActionResult<Result>> {
  const headers = new Headers(await requestHeaders());
  const requestId = requestIdOf(headers);
  return withRequestContext({ requestId, audited: [] }, async () => {
    try {
      // Next lets requests without an Origin through.
      if (!isSameOrigin(headers))
        throw new AppError('FORBIDDEN', 'This request does not come from a page of CloudLens: reload the page and try again.');
      const data = await work(headers);
      instruments.actions().inc({ outcome: 'ok' });
      return { ok: true, data };
    } catch (error) {
      unstable_rethrow(error);
      const { code, message, details } = toErrorAnswer(error);
      instruments.actions().inc({ outcome: code });
      return { ok: false, error: { code, message, requestId, ...(details ? { details } : {}) } };
    }
  });
}
