import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type APIRequestContext, expect, test } from '@playwright/test';
import { dumpDatabase, foundIn, readAll, shapesOf } from './lib/find-secret';
import { readFirstRun } from './pages/first-run';
import { SignInPage } from './pages/sign-in-page';

/** Secrets of every kind are used as people use them, and then looked for where none may be. */

const dataDir = process.env.E2E_DATA_DIR ?? '';
const root = join(import.meta.dirname, '..');
const secrets = new Map<string, string>();

type Answer = Record<string, unknown>;
async function call(request: APIRequestContext, token: string, method: string, path: string, data?: unknown): Promise<Answer> {
  const answer = await request.fetch(path, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(data === undefined ? {} : { data }),
  });
  const text = await answer.text();
  expect(answer.ok(), `${method} ${path}: ${text.slice(0, 300)}`).toBe(true);
  return (JSON.parse(text) as { data: Answer }).data;
}

test.describe.configure({ mode: 'serial' });

test('secrets of every kind are put to use', async ({ page, request }) => {
  const first = readFirstRun();
  const own = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as Record<string, string>;
  for (const [name, secret] of Object.entries(own)) secrets.set(`secrets.json ${name}`, secret);
  secrets.set('encryption key in base64', Buffer.from(own.encryptionKey ?? '', 'hex').toString('base64'));
  secrets.set('first API key', first.apiKey).set('first password', first.password);

  for (const name of ['one', 'two', 'three', 'four', 'five']) {
    const { key } = await call(request, first.apiKey, 'POST', '/api/keys', {
      name: `canary ${name}`,
      scopes: ['findings:read', 'scans:read'],
    });
    secrets.set(`API key ${name}`, String(key));
    await call(request, String(key), 'GET', '/api/findings?limit=1');
  }

  for (const name of ['ada', 'grace', 'joan']) {
    const password = `Orchard-${Math.random().toString(36).slice(2)}-lantern`;
    const { link } = await call(request, first.apiKey, 'POST', '/api/invitations', { email: `${name}@canary2.example`, role: 'operator' });
    const invitation = /[0-9A-Za-z]{32}/.exec(String(link))?.[0] ?? '';
    secrets.set(`password of ${name}`, password).set(`invitation of ${name}`, invitation);
    const answer = await request.post('/api/auth/register', { data: { email: `${name}@canary2.example`, password, name, invitation } });
    expect(answer.status(), await answer.text()).toBe(201);
    const { data } = (await answer.json()) as { data: { accessToken: string; refreshToken: string } };
    secrets.set(`access token of ${name}`, data.accessToken).set(`refresh token of ${name}`, data.refreshToken);
    await call(request, data.accessToken, 'GET', '/api/auth/me');
    const { secret } = await call(request, data.accessToken, 'POST', '/api/auth/mfa/enrol');
    secrets.set(`authenticator of ${name}`, String(secret));
    const pair = (await (await request.post('/api/auth/refresh', { data: { refreshToken: data.refreshToken } })).json()) as {
      data: { accessToken: string; refreshToken: string };
    };
    secrets.set(`second access token of ${name}`, pair.data.accessToken).set(`second refresh token of ${name}`, pair.data.refreshToken);
  }

  await new SignInPage(page).enter();
  const cookie = (await page.context().cookies()).find(({ name }) => name.includes('session'))?.value ?? '';
  secrets.set('signature of the session cookie', decodeURIComponent(cookie).split('.').at(-1) ?? '');
  expect(secrets.size).toBeGreaterThanOrEqual(30);
  for (const [name, secret] of secrets) expect(secret.length, name).toBeGreaterThanOrEqual(16);
});

test('none is in any table, the engine’s included', async () => {
  const dump = await dumpDatabase(dataDir);
  expect([...dump.keys()].some((name) => name.startsWith('engine.'))).toBe(true);
  expect([...dump].flatMap(([table, text]) => foundIn(text, secrets).map((name) => `${name} in ${table}`))).toEqual([]);
});

test('none is in a log', async () => {
  const logs = readAll(join(dataDir, 'logs'));
  expect(logs.size).toBeGreaterThan(3);
  expect([...logs].flatMap(([file, text]) => foundIn(text, secrets).map((name) => `${name} in ${file}`))).toEqual([]);
});

test('none is in what browsers load', async ({ page }) => {
  const bundle = readAll(join(root, '.next/static'));
  expect(bundle.size).toBeGreaterThan(20);
  expect([...bundle].flatMap(([file, text]) => foundIn(text, secrets).map((name) => `${name} in ${file}`))).toEqual([]);
  await new SignInPage(page).enter();
  for (const path of ['/overview', '/findings', '/scans', '/accounts', '/settings']) {
    await page.goto(path);
    expect(foundIn(await page.content(), secrets), path).toEqual([]);
  }
});

test('none is in an export, a list or an error', async ({ request }) => {
  const { apiKey } = readFirstRun();
  const headers = { authorization: `Bearer ${apiKey}` };
  const wrong = secrets.get('password of ada') ?? '';
  const texts = await Promise.all([
    ...[
      '/api/findings/export',
      '/api/audit?limit=100',
      '/api/keys',
      '/api/aws-accounts',
      '/api/scan/results?limit=100',
      '/api/invitations',
      '/api/config',
      '/api/openapi.json',
      '/health',
    ].map(async (path) => {
      const answer = await request.get(path, { headers });
      expect(answer.ok(), path).toBe(true);
      return [path, await answer.text()] as const;
    }),
    ...[
      { email: 'ada@canary2.example', password: `${wrong}x` },
      { email: wrong, password: wrong },
      { email: 'x', password: wrong, totp: wrong },
    ].map(async (data) => ['/api/auth/login', await (await request.post('/api/auth/login', { data })).text()] as const),
    request
      .get('/api/auth/me', { headers: { authorization: `Bearer ${apiKey}x` } })
      .then(async (answer) => ['a wrong key', await answer.text()] as const),
  ]);
  expect(texts.flatMap(([path, text]) => foundIn(text, secrets).map((name) => `${name} in ${path}`))).toEqual([]);
});

test('the search itself finds a secret in each of its shapes', () => {
  const secret = 'clr_9aZ+/k2Lm8Qw4Er6Ty';
  const hidden = [
    secret,
    Buffer.from(secret).toString('hex'),
    encodeURIComponent(secret),
    ...['', 'x', 'xy'].map((before) => Buffer.from(`${before}${secret}after`).toString('base64')),
  ];
  for (const text of hidden) expect(foundIn(`before ${text} after`, new Map([['it', secret]])), text).toEqual(['it']);
  expect(shapesOf(secret).length).toBeGreaterThan(5);
});
