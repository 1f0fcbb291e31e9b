import { z } from 'zod';
import { durationMs } from '../protocol/duration';
import { parseExpression } from '../protocol/expression';
import type { ConcurrencyRule, CronTrigger, EventTrigger, FunctionConfig } from '../protocol/types';
import { RefusedConfig } from './refused-config';

const DEFAULT_RETRIES = 4;
const UNSUPPORTED = ['batchEvents', 'debounce', 'rateLimit', 'throttle', 'singleton', 'priority', 'idempotency'];
const CRON = /^(?:TZ=(?<timezone>\S+)\s+)?(?<fields>\S+(?:\s+\S+){4})$/;

const concurrencyEntry = z.object({
  limit: z.int().nonnegative(),
  key: z.string().optional(),
  scope: z.enum(['fn', 'env', 'account']).default('fn'),
});
const functionSchema = z.object({
  id: z.string().min(1),
  triggers: z.array(
    z.object({
      event: z.string().optional(),
      expression: z.string().nullish(),
      cron: z.string().optional(),
      jitter: z.unknown().optional(),
    }),
  ),
  steps: z.record(
    z.string(),
    z.object({ runtime: z.object({ type: z.string() }), retries: z.object({ attempts: z.int().min(0).max(20).optional() }).nullish() }),
  ),
  concurrency: z.union([z.int().nonnegative(), concurrencyEntry, z.array(concurrencyEntry)]).optional(),
  cancel: z
    .array(z.object({ event: z.string(), if: z.string().nullish(), timeout: z.string().nullish() }))
    .max(5)
    .optional(),
  timeouts: z.object({ start: z.unknown().optional(), finish: z.string().optional() }).nullish(),
});

/**
 * Reads one function of the app's sync answer.
 * @throws RefusedConfig when it uses what this engine does not do, or has a form that is not known
 */
export function parseFunctionConfig(wire: unknown): FunctionConfig {
  const id = wire !== null && typeof wire === 'object' && 'id' in wire ? String(wire.id) : '(without id)';
  const refuse = (why: string) => new RefusedConfig(id, why);
  for (const option of UNSUPPORTED) {
    const value = (wire as Record<string, unknown> | null)?.[option];
    if (value !== undefined && value !== null) throw refuse(`the option ${option} is not supported by the embedded engine`);
  }
  const parsed = functionSchema.safeParse(wire);
  if (!parsed.success)
    throw refuse(
      `its configuration is not understood (${parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ')})`,
    );
  const { triggers, steps, cancel, timeouts, concurrency } = parsed.data;
  const step = steps.step;
  if (step === undefined || Object.keys(steps).length !== 1 || step.runtime.type !== 'http')
    throw refuse('only functions served over HTTP are supported');
  if (timeouts?.start !== undefined) throw refuse('timeouts.start is not supported by the embedded engine');
  return {
    id,
    events: triggers.flatMap((trigger) =>
      trigger.event === undefined ? [] : [eventTrigger(trigger.event, trigger.expression ?? undefined, refuse)],
    ),
    crons: triggers.flatMap((trigger) => (trigger.cron === undefined ? [] : [cronTrigger(trigger.cron, trigger.jitter, refuse)])),
    maxAttempts: (step.retries?.attempts ?? DEFAULT_RETRIES) + 1,
    concurrency: concurrencyRules(concurrency, refuse),
    cancel: (cancel ?? []).map((rule) => ({
      event: plainName(rule.event, 'cancelOn', refuse),
      ...(rule.if ? { if: checked(rule.if, 'cancelOn', refuse) } : {}),
      ...(rule.timeout ? { timeoutMs: duration(rule.timeout, 'cancelOn.timeout', refuse) } : {}),
    })),
    ...(timeouts?.finish === undefined ? {} : { finishMs: duration(timeouts.finish, 'timeouts.finish', refuse) }),
  };
}

type Refuse = (why: string) => RefusedConfig;

function eventTrigger(event: string, expression: string | undefined, refuse: Refuse): EventTrigger {
  if (event === 'inngest/function.finished') throw refuse('the event inngest/function.finished is not sent by the embedded engine');
  if (event.slice(0, -1).includes('*') || /[^/.]\*$/.test(event) || event === '*')
    throw refuse(`the event pattern ${event} is not supported, only a * after the last / or . is`);
  return { event, ...(expression ? { expression: checked(expression, `the trigger ${event}`, refuse) } : {}) };
}

function cronTrigger(source: string, jitter: unknown, refuse: Refuse): CronTrigger {
  if (jitter !== undefined && jitter !== null) throw refuse('jitter of a cron trigger is not supported by the embedded engine');
  const { fields, timezone } = CRON.exec(source.trim())?.groups ?? {};
  if (fields === undefined) throw refuse(`the cron expression '${source}' must have five fields, and may start with TZ=Area/City`);
  return { cron: fields, source, ...(timezone === undefined ? {} : { timezone }) };
}

function concurrencyRules(given: z.infer<typeof functionSchema>['concurrency'], refuse: Refuse): ConcurrencyRule[] {
  const rules =
    given === undefined
      ? []
      : typeof given === 'number'
        ? [{ limit: given, scope: 'fn' as const }]
        : Array.isArray(given)
          ? given
          : [given];
  if (rules.length > 2) throw refuse('at most two concurrency limits are allowed');
  return (
    rules
      // Zero means no limit of its own.
      .filter((rule) => rule.limit > 0)
      .map(({ key, ...rule }) => {
        if (rule.scope !== 'fn' && key === undefined) throw refuse(`a concurrency limit of scope ${rule.scope} needs a key`);
        return key === undefined ? rule : { ...rule, key: checked(key, 'the concurrency key', refuse) };
      })
  );
}

function checked(expression: string, place: string, refuse: Refuse): string {
  try {
    parseExpression(expression);
  } catch (error) {
    throw refuse(`${place}: ${error instanceof Error ? error.message : 'invalid expression'}`);
  }
  return expression;
}

function plainName(event: string, place: string, refuse: Refuse): string {
  if (event.includes('*')) throw refuse(`${place}: the event pattern ${event} is not supported`);
  return event;
}

function duration(text: string, place: string, refuse: Refuse): number {
  const ms = durationMs(text);
  if (ms === undefined || ms === 0) throw refuse(`${place}: '${text}' is not a duration`);
  return ms;
}
