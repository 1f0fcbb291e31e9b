import next from 'next';
import { root } from '../../lib/root.mjs';
import { serveTls } from './serve.mjs';

/**
 * The built server behind TLS: `next start` speaks plain HTTP only.
 *
 *   node scripts/start/tls/main.mjs <host> <port> <key file> <certificate file>
 */
const [host = '127.0.0.1', port = '3000', key = '', certificate = ''] = process.argv.slice(2);
const app = next({ dev: false, dir: root, hostname: host, port: Number(port) });
await app.prepare();
const handle = app.getRequestHandler();
const server = await serveTls({ key, certificate, host, port: Number(port) }, (request, response) => void handle(request, response));
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => {
    server.close(() => app.close().finally(() => process.exit(0)));
    server.closeIdleConnections();
  });
