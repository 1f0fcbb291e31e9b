import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { guardedLookup } from '@/server/notifications/deliver/reachable-host';

/** An address that is not one of AWS's own. The message names no part of it: it carries a signature. */
class DownloadRefused extends Error {
  override readonly name = 'DownloadRefused';
}

export interface DownloadOptions {
  /** Another endpoint than AWS's: what it gives out lies on it. */
  endpoint: string | undefined;
  signal: AbortSignal | undefined;
  /** Milliseconds without a byte. */
  timeoutMs: number;
}

/** S3's hosts, by which Lambda and ECR give out what they hold. */
const ofAws = /^(?:[a-z0-9-]+\.)+amazonaws\.com(?:\.cn)?$/;

const publicOnly = guardedLookup(() => false);

function checked(address: string, endpoint: string | undefined): URL {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    throw new DownloadRefused('The address cannot be read.');
  }
  if (url.username || url.password) throw new DownloadRefused('The address holds a user.');
  if (endpoint && url.origin === new URL(endpoint).origin) return url;
  if (url.protocol !== 'https:' || url.port !== '' || !ofAws.test(url.hostname))
    throw new DownloadRefused('The address is not one of AWS.');
  return url;
}

/**
 * Fetches what AWS's answer points at, over a connection of its own. Follows no redirect; the address that is connected to is a public
 * one. Errors are shaped like the SDK's, so that they are named alike, and hold no part of the address.
 */
export async function* openDownload(address: string, { endpoint, signal, timeoutMs }: DownloadOptions): AsyncGenerator<Uint8Array, void> {
  const url = checked(address, endpoint);
  const isOwn = endpoint !== undefined && url.origin === new URL(endpoint).origin;
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = request(
      url,
      {
        agent: false,
        signal,
        timeout: timeoutMs,
        headers: { 'user-agent': 'CloudLens' },
        ...(isOwn ? {} : { lookup: publicOnly as never }),
      },
      resolve,
    );
    sent.on('timeout', () => sent.destroy(Object.assign(new Error('Nothing came in time.'), { name: 'TimeoutError' })));
    sent.on('error', (error: NodeJS.ErrnoException) => reject(withoutAddress(error)));
    sent.end();
  });
  try {
    const { statusCode = 0 } = answer;
    if (statusCode !== 200)
      throw Object.assign(new Error('The download was refused.'), {
        name: statusCode === 403 ? 'AccessDenied' : 'DownloadFailed',
        $metadata: { httpStatusCode: statusCode },
      });
    for await (const chunk of answer) yield chunk as Uint8Array;
    if (!answer.complete) throw Object.assign(new Error('The download broke off.'), { name: 'NetworkingError' });
  } catch (error) {
    signal?.throwIfAborted();
    throw withoutAddress(error);
  } finally {
    answer.destroy();
  }
}

/** Sockets name host and address in their messages; what is kept is what kind of failure it was. */
function withoutAddress(error: unknown): Error {
  const { name = 'Error', code, $metadata } = error as { name?: string; code?: string; $metadata?: object };
  return Object.assign(new Error('The download failed.'), { name, ...(code && { code }), ...($metadata && { $metadata }) });
}
