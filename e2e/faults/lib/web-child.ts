import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { POST as mute } from '@/app/api/findings/mute/route';
import { GET as list } from '@/app/api/findings/route';
import { POST as startScan } from '@/app/api/scan/start/route';

/** A process of its own that answers some of the API by the product's route handlers, so that a test can let it die. Prints its port. */
const routes: Readonly<Record<string, (request: Request) => Promise<Response>>> = {
  'GET /api/findings': list,
  'POST /api/findings/mute': mute,
  'POST /api/scan/start': startScan,
};

async function toRequest(message: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = [];
  for await (const chunk of message as AsyncIterable<Buffer>) chunks.push(chunk);
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) if (value !== undefined) headers.set(name, [value].flat().join(','));
  const body = message.method === 'GET' ? undefined : Buffer.concat(chunks);
  return new Request(`http://${message.headers.host}${message.url}`, { method: message.method, headers, body });
}

const server = createServer(async (message, response) => {
  const handler = routes[`${message.method} ${message.url?.split('?')[0]}`];
  const answer = handler ? await handler(await toRequest(message)) : new Response('', { status: 404 });
  response.writeHead(answer.status, Object.fromEntries(answer.headers));
  if (answer.body) Readable.fromWeb(answer.body as never).pipe(response);
  else response.end();
});
server.listen(0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));
