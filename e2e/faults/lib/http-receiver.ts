import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

/** What a server itself does wrong. */
export type AnswerFault = '429 with Retry-After' | '503' | 'answers without end';

/** Hours that it asks to be left alone, in seconds. */
export const retryAfter = 7_200;

export interface HttpReceiver {
  port: number;
  fault: AnswerFault | null;
  close(): void;
}

/**
 * A server that does as it is told, and answers as it should unless a fault says otherwise.
 * @param does what it does with a request that it takes; returns the answer's body, and headers if there are any
 */
export async function startHttpReceiver(
  does: (request: IncomingMessage, body: string) => string | { body: string; headers: Record<string, string> },
): Promise<HttpReceiver> {
  const server = createServer(async (request, response) => {
    const body = await text(request).catch(() => null);
    if (body === null) return;
    if (receiver.fault === '503') return void response.writeHead(503).end('{"message":"not now"}');
    if (receiver.fault === '429 with Retry-After') return void response.writeHead(429, { 'retry-after': String(retryAfter) }).end();
    const said = does(request, body);
    const { body: answer, headers } = typeof said === 'string' ? { body: said, headers: {} } : said;
    response.writeHead(200, headers);
    if (receiver.fault !== 'answers without end') return void response.end(answer);
    const filler = Buffer.alloc(64 * 1024, ' ');
    response.on('error', () => undefined).write(answer);
    // At leisure, so that it is patience which ends it rather than a limit of many megabytes.
    const more = setInterval(() => response.write(filler), 20);
    response.on('close', () => clearInterval(more));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const receiver: HttpReceiver = {
    port: (server.address() as AddressInfo).port,
    fault: null,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return receiver;
}
