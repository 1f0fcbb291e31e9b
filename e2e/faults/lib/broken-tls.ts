import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { selfSigned } from '@/server/aws/test/self-signed';

export interface BrokenTls {
  /** `https://127.0.0.1:<port>` */
  url: string;
  /** Connections that were tried. */
  tried: () => number;
  close(): void;
}

/** Ends that no TLS connection can be made with. */
const ends = {
  'a certificate that nobody vouches for': () => createTlsServer(selfSigned(), (_, response) => response.end()) as unknown as Server,
  'reset during the handshake': () => createServer((socket) => void socket.once('data', () => socket.resetAndDestroy())),
  'closed during the handshake': () => createServer((socket) => void socket.once('data', () => socket.end())),
  'plain HTTP in place of TLS': () => createHttpServer((_, response) => response.end()) as unknown as Server,
} as const satisfies Record<string, () => Server>;

export const brokenTlsEnds = Object.keys(ends) as (keyof typeof ends)[];

export async function startBrokenTls(end: keyof typeof ends): Promise<BrokenTls> {
  const server = ends[end]();
  let tried = 0;
  server.on('connection', (socket) => {
    tried += 1;
    socket.on('error', () => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { url: `https://127.0.0.1:${(server.address() as AddressInfo).port}`, tried: () => tried, close: () => void server.close() };
}
