import pino from 'pino';
import { requestContext } from './http/context';

const secretNames = [
  'password',
  'secret',
  'token',
  'key',
  'apiKey',
  'accessToken',
  'refreshToken',
  'authorization',
  'cookie',
  'secretAccessKey',
  'sessionToken',
  'externalId',
];

/**
 * Structured logs, one JSON object a line, on stderr so that stdout stays the commands' own. Each line of a request carries
 * its id. Secrets do not belong in logs at all; the redaction is a second net, two levels deep.
 */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? (process.env.NODE_ENV === 'test' ? 'silent' : 'info'),
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: secretNames.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]), censor: '[hidden]' },
    mixin: () => {
      const requestId = requestContext()?.requestId;
      return requestId ? { requestId } : {};
    },
  },
  pino.destination({ dest: 2, sync: true }),
);
