import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { checkAddress, publicLookup } from './reachable-host';

const patienceMs = 10_000;
/** Of an answer, of which only the status counts. */
const answerBytes = 16_384;

/**
 * POSTs JSON to somebody's server. Follows no redirect, uses no connection of an earlier message, and reads no long answer.
 * @returns the HTTP status
 * @throws RefusedAddress, or the socket's error
 */
export function postJson(address: string, body: string, headers: Record<string, string> = {}): Promise<number> {
  const url = checkAddress(address);
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      {
        method: 'POST',
        agent: false,
        lookup: publicLookup as never,
        signal: AbortSignal.timeout(patienceMs),
        headers: {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'CloudLens',
          ...headers,
        },
      },
      (answer) => {
        const status = answer.statusCode ?? 0;
        let read = 0;
        answer.on('data', (part: Buffer) => {
          read += part.length;
          if (read > answerBytes) answer.destroy();
        });
        answer.on('close', () => resolve(status));
        answer.on('error', () => resolve(status));
      },
    );
    sent.on('error', reject);
    sent.end(body);
  });
}
