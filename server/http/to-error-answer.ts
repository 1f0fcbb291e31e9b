import { AppError, type ErrorCode, errorStatus } from '../errors';
import { log } from '../log';

/** What a caller learns of a failure. */
export interface ErrorAnswer {
  code: ErrorCode;
  status: number;
  message: string;
  details?: Record<string, unknown>;
  retryAfterSeconds?: number;
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** Codes along the chain of causes; drizzle wraps what the driver says. */
function codesOf(error: unknown): string[] {
  const codes: string[] = [];
  for (let each = error, depth = 0; each instanceof Error && depth < 6; each = each.cause, depth++) {
    const { code, errors } = each as { code?: unknown; errors?: unknown };
    if (typeof code === 'string') codes.push(code);
    if (Array.isArray(errors)) codes.push(...errors.flatMap((inner) => codesOf(inner)));
  }
  return codes;
}

export const isDatabaseUnreachable = (error: unknown): boolean => codesOf(error).some((code) => unreachable.has(code));

/** Expected refusals say why; anything else is logged and told as no more than a failure of ours. */
export function toErrorAnswer(error: unknown): ErrorAnswer {
  if (error instanceof AppError) {
    const retry = error.details?.retryAfterSeconds;
    return {
      code: error.code,
      status: error.status,
      message: error.message,
      ...(error.details ? { details: error.details } : {}),
      ...(typeof retry === 'number' ? { retryAfterSeconds: retry } : {}),
    };
  }
  if (isDatabaseUnreachable(error)) {
    log.error({ err: error }, 'the database does not answer');
    return {
      code: 'UNAVAILABLE',
      status: errorStatus.UNAVAILABLE,
      message: 'CloudLens cannot reach its database right now: try again in a few seconds.',
      retryAfterSeconds: 5,
    };
  }
  log.error({ err: error }, 'request failed');
  return {
    code: 'INTERNAL',
    status: errorStatus.INTERNAL,
    message: 'Something went wrong on our side. The request id finds it in the log.',
  };
}
