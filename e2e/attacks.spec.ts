import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { actionIds, sendRaw, statusOf } from './lib/raw-request';
import { readFirstRun } from './pages/first-run';

/** Shapes of published attacks on Next.js, React, Clerk's and Inngest's packages, and of common ones, against the built server. */

const consolePages = ['/overview', '/findings', '/scans', '/accounts', '/settings'];
const guardedCalls = ['/api/findings', '/api/aws-accounts', '/api/audit', '/api/keys', '/api/auth/me'];

/** Nobody signed in gets a way to the sign-in page, and nothing of what the page would show. */
async function expectNothingShown(request: APIRequestContext, path: string, headers: Record<string, string>): Promise<void> {
  const answer = await request.get(path, { headers, maxRedirects: 0 });
  const text = await answer.text();
  expect(answer.status(), `${path} ${JSON.stringify(headers)}`).toBeLessThan(500);
  expect(text).not.toMatch(/Lumen|arn:aws|111122223333/);
}

test.describe('headers that steered Next past its checks', () => {
  const steering: Record<string, string>[] = [
    { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware' },
    { 'x-middleware-subrequest': 'src/middleware:src/middleware:src/middleware:src/middleware:src/middleware' },
    { 'x-middleware-subrequest': 'proxy:proxy:proxy:proxy:proxy' },
    { 'x-middleware-prefetch': '1', purpose: 'prefetch' },
    { 'x-middleware-rewrite': '/overview' },
    { 'x-middleware-next': '1', 'x-middleware-override-headers': 'x-nonce', 'x-middleware-request-x-nonce': 'mine' },
    { 'x-invoke-path': '/overview', 'x-invoke-status': '200', 'x-matched-path': '/overview', 'x-now-route-matches': '1' },
    { 'next-resume': '1', 'x-nextjs-postponed': '1' },
    { rsc: '1', 'next-router-prefetch': '1', 'next-router-state-tree': '%5B%22%22%5D' },
    { 'x-nextjs-data': '1' },
    { 'x-original-url': '/overview', 'x-rewrite-url': '/overview', 'x-forwarded-prefix': '/overview' },
    { 'x-clerk-auth-status': 'signed-in', 'x-clerk-auth-token': 'x', 'x-clerk-auth-reason': 'x' },
  ];

  test('show nobody a page', async ({ request }) => {
    for (const headers of steering) for (const path of consolePages) await expectNothingShown(request, path, headers);
  });

  test('answer nobody a call', async ({ request }) => {
    for (const headers of steering)
      for (const path of guardedCalls)
        expect((await request.get(path, { headers })).status(), `${path} ${JSON.stringify(headers)}`).toBe(401);
  });
});

test.describe('server actions', () => {
  const post = (request: APIRequestContext, id: string, headers: Record<string, string>, data = '[]') =>
    request.post('/', {
      headers: { 'next-action': id, 'content-type': 'text/plain;charset=UTF-8', accept: 'text/x-component', ...headers },
      data,
      maxRedirects: 0,
    });

  test('take nothing without our own page’s origin, whatever host is claimed', async ({ request }) => {
    const foreign: Record<string, string>[] = [
      {},
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
      { origin: 'https://evil.example', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' },
    ];
    for (const id of actionIds()) {
      for (const headers of foreign) {
        const answer = await post(request, id, headers);
        const text = await answer.text();
        expect(text, `${id} ${JSON.stringify(headers)}`).not.toMatch(/"ok":true/);
        expect(answer.headers()['set-cookie'] ?? '').not.toMatch(/session=[^;]/);
      }
    }
  });

  test('lead no request of ours to a host that the client names', async ({ request, baseURL }) => {
    let called = 0;
    const trap = createServer((_, response) => {
      called += 1;
      response.end();
    }).listen(0, '127.0.0.1');
    await once(trap, 'listening');
    const host = `127.0.0.1:${(trap.address() as AddressInfo).port}`;
    for (const id of actionIds()) {
      await post(request, id, { origin: `http://${host}`, host, 'x-forwarded-host': host, 'x-forwarded-proto': 'http' });
    }
    await sendRaw(
      baseURL ?? '',
      `GET http://${host}/ HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
    );
    await sendRaw(baseURL ?? '', `GET //${host}/ HTTP/1.1\r\nHost: ${host}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n`);
    expect(called).toBe(0);
    trap.close();
  });

  test('survive bodies that were made to break their parser', async ({ request, baseURL }) => {
    const origin = new URL(baseURL ?? '').origin;
    const [id = ''] = actionIds();
    const bodies = [
      '',
      '{',
      '["$@0"]',
      '["$F1"]',
      '["$1:__proto__:then"]',
      '[{"then":"$1:__proto__:constructor:constructor","status":"resolved_model","value":"{\\"then\\":\\"$B0\\"}"}]',
      '["$K1","$Q1","$W1","$i1","$n99999999999999999999"]',
      '['.repeat(20_000),
      JSON.stringify([{ ['__proto__']: { isAdmin: true } }]),
      '["\\ud800","\\u0000"]',
    ];
    for (const data of bodies) {
      const answer = await post(request, id, { origin }, data);
      expect(await answer.text()).not.toMatch(/"ok":true|at .*node_modules/);
    }
    expect((await post(request, id, { origin }, `["${'x'.repeat(2 * 1024 * 1024)}"]`)).ok()).toBe(false);
    expect((await post(request, 'f'.repeat(42), { origin })).ok()).toBe(false);
    expect((await request.get('/health')).status()).toBe(200);
  });
});

test.describe('parts that are switched off', () => {
  test('the image optimizer fetches and converts nothing', async ({ request }) => {
    for (const url of [
      '/icon.svg',
      'http://169.254.169.254/latest/meta-data/',
      '//127.0.0.1:1/',
      'data:image/svg+xml,<svg/>',
      '/_next/static/media/x.avif',
    ])
      expect([400, 404]).toContain((await request.get(`/_next/image?url=${encodeURIComponent(url)}&w=64&q=75`)).status());
  });

  test('the functions tell nothing and do nothing unsigned', async ({ request }) => {
    for (const method of ['PATCH', 'OPTIONS', 'DELETE', 'HEAD']) {
      const answer = await request.fetch('/api/inngest', { method });
      expect(answer.status(), method).not.toBe(500);
      expect(await answer.text()).not.toMatch(/SECRET|DATABASE|signkey|process\.env/);
    }
    const forged: Record<string, string>[] = [
      {},
      { 'x-inngest-signature': 't=1&s=00' },
      { 'x-inngest-signature': `t=${Math.floor(Date.now() / 1000)}&s=${'0'.repeat(64)}` },
    ];
    for (const headers of forged)
      for (const path of ['/api/inngest?fnId=cloudlens-run-scan&stepId=step', '/api/inngest?fnId=cloudlens-schedule-scans&stepId=step'])
        expect((await request.post(path, { headers, data: { event: {}, events: [], steps: {}, ctx: {} } })).status()).toBe(401);
    expect((await request.get('/api/inngest')).ok() ? await (await request.get('/api/inngest')).text() : '').not.toMatch(
      /signing_key_hash|event_key_hash":"[^"]/,
    );
  });

  test('methods that nothing takes', async ({ baseURL, request }) => {
    for (const method of ['TRACE', 'PROPFIND', 'CONNECT']) {
      for (const path of ['/', '/overview', '/api/findings']) {
        const answer = await sendRaw(
          baseURL ?? '',
          `${method} ${path} HTTP/1.1\r\nHost: localhost\r\nCookie: a=b\r\nConnection: close\r\n\r\n`,
        );
        expect(answer, `${method} ${path}`).not.toMatch(/HTTP\/1\.1 2/);
      }
    }
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS'])
      expect((await request.fetch('/overview', { method, maxRedirects: 0 })).status()).toBe(405);
    const refused = await request.fetch('/api/findings', { method: 'PUT' });
    expect(refused.status()).toBe(405);
    expect(refused.headers().allow).toBe('GET, HEAD');
    expect(await refused.json()).toMatchObject({
      success: false,
      error: {
        code: 'METHOD_NOT_ALLOWED',
        requestId: refused.headers()['x-request-id'],
      },
    });
  });
});

test.describe('requests that two servers would read differently', () => {
  const shapes = {
    'two lengths': 'POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello!',
    'length and chunks':
      'POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/config HTTP/1.1\r\nHost: localhost\r\n\r\n',
    'a disguised encoding': 'POST /api/auth/login HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: xchunked\r\n\r\n0\r\n\r\n',
    'a bare line end': 'GET /api/config HTTP/1.1\nHost: localhost\nX: y\n\n',
    'a folded header': 'GET /api/config HTTP/1.1\r\nHost: localhost\r\nX: a\r\n b\r\n\r\n',
    'a space before the colon': 'GET /api/config HTTP/1.1\r\nHost : localhost\r\n\r\n',
  };
  for (const [name, text] of Object.entries(shapes))
    test(name, async ({ baseURL }) => {
      const answer = await sendRaw(baseURL ?? '', text);
      expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400']);
    });

  test('while one that is sound is answered', async ({ baseURL }) => {
    const answer = await sendRaw(baseURL ?? '', 'GET /api/config HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    expect(statusOf(answer)).toBe(200);
  });
});

test('addresses lead neither out of the site nor into its files', async ({ baseURL }) => {
  for (const path of [
    '//evil.example',
    '/\\evil.example',
    '/..%2f..%2f..%2fetc/passwd',
    '/_next/static/..%2f..%2f..%2fpackage.json',
    '/.env',
    '/.git/config',
    '/.data/secrets.json',
    '/%00',
    '/sign-in?next=//evil.example',
    '/_next/static/%2e%2e/%2e%2e/server/app/page.js',
  ]) {
    const answer = await sendRaw(baseURL ?? '', `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    expect(statusOf(answer), path).toBeGreaterThan(0);
    expect(answer, path).not.toMatch(/root:x:|"dependencies"|sessionSecret|\[core\]|^location: (https?:)?\/\/(?!localhost)/im);
  }
});

test('other sites get no answer that they may read', async ({ request }) => {
  const { apiKey } = readFirstRun();
  for (const origin of ['https://evil.example', 'null', 'http://localhost.evil.example']) {
    const preflight = await request.fetch('/api/findings', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'GET' },
    });
    expect([preflight.status(), preflight.headers()['access-control-allow-origin']]).toEqual([403, undefined]);
    const answer = await request.get('/api/findings?limit=1', { headers: { origin, authorization: `Bearer ${apiKey}` } });
    expect(answer.headers()['access-control-allow-origin']).toBeUndefined();
  }
});

test('bodies are measured before they are read', async ({ request, baseURL }) => {
  const { apiKey } = readFirstRun();
  const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
  const { gzipSync } = await import('node:zlib');
  const bomb = gzipSync(Buffer.alloc(50 * 1024 * 1024, 0x20));
  expect((await request.post('/api/scan/start', { headers: { ...headers, 'content-encoding': 'gzip' }, data: bomb })).status()).toBe(415);
  expect((await request.post('/api/scan/start', { headers, data: '['.repeat(20_000) })).status()).toBe(400);
  expect((await request.post('/api/scan/start', { headers, data: `{"a":"${'x'.repeat(2 * 1024 * 1024)}"}` })).status()).toBe(413);
  const chunk = `10000\r\n${'x'.repeat(65_536)}\r\n`;
  const chunked = await sendRaw(
    baseURL ?? '',
    `POST /api/scan/start HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${apiKey}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n${chunk.repeat(40)}0\r\n\r\n`,
  );
  // 413, or the connection is cut before the answer is read.
  expect([413, 0]).toContain(statusOf(chunked));
});
