import { Agent, get, type IncomingMessage } from 'node:http';
import { expect, test } from '@playwright/test';
import { readFirstRun } from './pages/first-run';

test('a caller who asks too often is told to wait, and others are not', async ({ request }) => {
  const { apiKey } = readFirstRun();
  const owner = { authorization: `Bearer ${apiKey}` };
  const made = await request.post('/api/keys', { headers: owner, data: { name: 'hurried', scopes: ['checks:read'] } });
  const { key } = ((await made.json()) as { data: { key: string } }).data;

  const statuses = new Set<number>();
  let wait = '';
  for (let burst = 0; burst < 13; burst++) {
    const hurried = { authorization: `Bearer ${key}` };
    const answers = await Promise.all(Array.from({ length: 10 }, () => request.get('/api/checks?limit=1', { headers: hurried })));
    for (const answer of answers) {
      statuses.add(answer.status());
      wait = answer.headers()['retry-after'] ?? wait;
    }
  }
  expect([...statuses].sort()).toEqual([200, 429]);
  expect(Number(wait)).toBeGreaterThan(0);
  expect((await request.get('/api/auth/me', { headers: owner })).status()).toBe(200);
});

test('a wrong password is refused, and too many of them are slowed down', async ({ request }) => {
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 7; attempt++) {
    const answer = await request.post('/api/auth/login', { data: { email: 'nobody@example.com', password: 'certainly-not-this-one' } });
    statuses.push(answer.status());
  }
  expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
  expect(statuses.at(-1)).toBe(429);
});

test('a connection is kept for longer than a load balancer in front of the server keeps it', async ({ baseURL }) => {
  const agent = new Agent({ keepAlive: true });
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(`${baseURL}/health`, { agent }, resolve).on('error', reject);
  });
  answer.resume();
  agent.destroy();
  expect(Number(/timeout=(\d+)/.exec(String(answer.headers['keep-alive']))?.[1])).toBeGreaterThan(120);
});
