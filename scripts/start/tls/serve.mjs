import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { keepAliveMs } from '../../lib/keep-alive.mjs';

/**
 * HTTPS, TLS 1.2 and newer, in front of a request handler, on the very socket that people's browsers hold: what the server sees as its peer is
 * the peer. Ends politely when asked to, as `next start` does.
 * @param {{ key: string, certificate: string, host: string, port: number }} where files of the key and the certificate, and where to listen
 * @param {import('node:http').RequestListener} handler
 * @returns {Promise<import('node:https').Server>}
 */
export function serveTls({ key, certificate, host, port }, handler) {
  const server = createServer({ key: readFileSync(key), cert: readFileSync(certificate), minVersion: 'TLSv1.2' }, handler);
  server.keepAliveTimeout = keepAliveMs;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve(server);
    });
  });
}
