import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { explainWrongMethods } from './explain-wrong-methods';

vi.mock('./operations', () => ({
  operations: [
    ['GET', '/api/findings'],
    ['PATCH', '/api/notification-rules/{id}'],
    ['DELETE', '/api/notification-rules/{id}'],
    ['POST', '/api/notification-rules/{id}/test'],
    ['DELETE', '/api/workflow/delete-mapping'],
  ].map(([method, path]) => ({ method, path })),
}));

/** Answers as Next does, with its compression in between: the head is written before the body is known. */
let server: Server;
let base = '';

beforeAll(async () => {
  explainWrongMethods();
  server = createServer((request, response) => {
    response.setHeader('x-request-id', 'mine');
    response.statusCode = request.url?.includes('fine') ? 200 : 405;
    if (request.url?.includes('said')) return response.setHeader('content-type', 'text/plain').end('said');
    if (request.url?.includes('compressed')) response.writeHead(response.statusCode);
    response.end();
  }).listen(0);
  await new Promise((resolve) => server.once('listening', resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

it.each([
  ['/api/findings', 'GET, HEAD'],
  ['/api/findings?compressed', 'GET, HEAD'],
  ['/api/notification-rules/0b9f3c1e-3f4b-4d2a-9c59-2f6f3a0e7d11', 'PATCH, DELETE'],
  ['/workflow/delete-mapping', 'DELETE'],
])('says what %s takes, in the envelope', async (path, allow) => {
  const answer = await fetch(base + path, { method: 'PUT' });
  expect(await answer.json()).toEqual({
    success: false,
    error: {
      code: 'METHOD_NOT_ALLOWED',
      message: `This path takes ${allow}, not PUT.`,
      requestId: 'mine',
    },
  });
  expect([answer.status, answer.headers.get('allow'), answer.headers.get('content-type')]).toEqual([
    405,
    allow,
    'application/json; charset=utf-8',
  ]);
});

it('leaves alone what is no such refusal, is told already, or is no call of the API', async () => {
  for (const [path, status, body] of [
    ['/api/findings?fine', 200, ''],
    ['/api/findings?said', 405, 'said'],
    ['/overview', 405, ''],
  ] as const) {
    const answer = await fetch(base + path, { method: 'PUT' });
    expect([answer.status, await answer.text()], path).toEqual([status, body]);
  }
});
