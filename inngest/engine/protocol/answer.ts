import { z } from 'zod';
import { backoffMs, retryAfterMs } from './retry';
import type { Op, WireError } from './types';

/** What came back from one call of the app: recorded as it is, read again at every replay. */
export interface Answer {
  /** HTTP status; 0 when there was no usable answer in the end. */
  status: number;
  body: string;
  /** When it arrived, epoch milliseconds. */
  at: number;
  /** Between 0 and 1, drawn when it arrived, so that a replay waits as long. */
  random: number;
  version?: string;
  noRetry?: string;
  retryAfter?: string;
}

export type Verdict =
  | { kind: 'done'; data: unknown }
  /** Final: no further try may follow. */
  | { kind: 'rejected'; error: WireError }
  | { kind: 'failed'; error: WireError; delayMs: number; stepId?: string }
  | { kind: 'ops'; ops: Op[] };

const errorSchema = z.looseObject({
  name: z.string().default('Error'),
  message: z.string().default('Unknown error'),
  stack: z.string().optional().catch(undefined),
});
const opSchema = z.object({
  id: z.string().min(1),
  op: z.string(),
  name: z
    .string()
    .nullish()
    .transform((name) => name ?? undefined),
  opts: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((opts) => opts ?? undefined),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
});

/**
 * Reads an answer that is known to be the SDK's.
 * @param attempt number of the try that it answers, from 0
 * @param fixedRetryMs see {@link backoffMs}
 */
export function readAnswer(answer: Answer, attempt: number, fixedRetryMs?: number): Verdict {
  const failed = (error: WireError, stepId?: string): Verdict => ({
    kind: 'failed',
    error,
    delayMs:
      (answer.retryAfter === undefined ? undefined : retryAfterMs(answer.retryAfter, answer.at)) ??
      backoffMs(attempt, answer.random, fixedRetryMs),
    ...(stepId === undefined ? {} : { stepId }),
  });
  const body = parse(answer.body);
  if (body === undefined) return failed({ name: 'Error', message: 'The app answered with something that is not JSON.' });
  if (answer.status === 200) return { kind: 'done', data: body.value };
  if (answer.status === 206) {
    const ops = z
      .array(opSchema)
      .min(1)
      .safeParse(Array.isArray(body.value) ? body.value : [body.value]);
    if (!ops.success) return failed({ name: 'Error', message: 'The app answered with steps that the engine cannot read.' });
    const read = ops.data.map(
      ({ error, ...op }): Op => ({ ...op, ...(error === undefined || error === null ? {} : { error: wireError(error) }) }),
    );
    const [first] = read;
    if (first?.op === 'StepError' && read.length === 1 && answer.noRetry !== 'true') return failed(first.error ?? unknownError(), first.id);
    return { kind: 'ops', ops: read };
  }
  const error = wireError(body.value);
  return answer.noRetry === 'true' ? { kind: 'rejected', error } : failed(error);
}

function wireError(value: unknown): WireError {
  const text = typeof value === 'string' ? parse(value)?.value : value;
  const error = errorSchema.safeParse(text);
  return error.success ? error.data : unknownError();
}

function unknownError(): WireError {
  return { name: 'Error', message: 'Unknown error' };
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
