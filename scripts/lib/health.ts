import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { get } from 'node:https';
import { connect } from 'node:net';

/** Whether an HTTP server answers there at all; `ok` asks for a status below 500 too. */
export async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(10_000), redirect: 'manual' });
    await response.body?.cancel();
    return response.status < 500 || response.status === 503;
  } catch {
    return false;
  }
}

/** The same of a server whose certificate an authority of ours has signed. @param authority file of its certificate */
export async function answersTls(url: string, authority: string): Promise<boolean> {
  try {
    const request = get(url, { ca: readFileSync(authority), signal: AbortSignal.timeout(10_000) });
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    response.resume();
    return (response.statusCode ?? 500) < 500 || response.statusCode === 503;
  } catch {
    return false;
  }
}

/** Whether something accepts connections on the loopback port. */
export function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const end = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
