import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { env } from '@/server/env';
import { secondsToWait } from '@/server/http/retry-after';
import { checkAddress, publicLookup } from './reachable-host';

/** Of an answer; what is longer is cut off. */
const answerBytes = 16_384;

export interface JsonAnswer {
  status: number;
  text: string;
  /** Seconds that it asks to be left alone. */
  retryAfter: number | null;
}

/**
 * Asks somebody's server, in JSON. Follows no redirect, uses no connection of an earlier message, and reads no long answer.
 * @throws RefusedAddress, or the socket's error
 */
export function callJson(
  method: 'GET' | 'POST',
  address: string,
  body: string | null,
  headers: Record<string, string> = {},
): Promise<JsonAnswer> {
  const url = checkAddress(address);
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method,
        agent: false,
        lookup: publicLookup as never,
        signal: AbortSignal.timeout(env().DELIVERY_TIMEOUT_MS),
        headers: {
          ...(body === null ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          'user-agent': 'CloudLens',
          ...headers,
        },
      },
      (answer) => {
        const status = answer.statusCode ?? 0;
        const parts: Buffer[] = [];
        let read = 0;
        const retryAfter = secondsToWait(answer.headers['retry-after']);
        const done = () => resolve({ status, text: Buffer.concat(parts).toString().slice(0, answerBytes), retryAfter });
        answer.on('data', (part: Buffer) => {
          read += part.length;
          parts.push(part);
          if (read > answerBytes) answer.destroy();
        });
        answer.on('close', done);
        answer.on('error', done);
      },
    );
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}
