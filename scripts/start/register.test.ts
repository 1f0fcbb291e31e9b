import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, it } from 'vitest';
import { registerFunctions } from './register';

let says: { status: number; body: string };
const app = createServer((request, response) => {
  response.writeHead(request.method === 'PUT' && request.url === '/api/inngest' ? says.status : 404).end(says.body);
}).listen(0, '127.0.0.1');
afterAll(() => app.close());

async function register(status: number, body: object | string): Promise<void> {
  says = { status, body: typeof body === 'string' ? body : JSON.stringify(body) };
  if (!app.listening) await once(app, 'listening');
  return registerFunctions(`http://127.0.0.1:${(app.address() as AddressInfo).port}`);
}

it('is content when the server has taken the functions', async () => {
  await register(200, { message: 'Successfully registered', modified: true });
});

// The SDK answers 200 although the server has refused.
it('tells why the server has refused them, and what to set', async () => {
  await expect(register(200, { message: 'Invalid request: Timeouts.functions.timeouts.finish' })).rejects.toThrow(
    /Invalid request: Timeouts.*INNGEST_TIMEOUTS=0.*curl -X PUT/,
  );
});

it.each([
  [401, { message: 'Unauthorized' }, /Unauthorized/],
  [502, '<h1>Bad gateway</h1>', /HTTP 502/],
])('tells that it did not work when it is answered with %i', async (status, body, words) => {
  await expect(register(status, body)).rejects.toThrow(words);
});
