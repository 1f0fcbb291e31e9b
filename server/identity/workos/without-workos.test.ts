import { afterAll, expect, it, vi } from 'vitest';
import { GET as callback } from '@/app/api/auth/workos/callback/route';
import { POST as exchange } from '@/app/api/auth/workos/route';
import { GET as start } from '@/app/api/auth/workos/start/route';
import { closeDatabase } from '@/server/db';

const network = vi.fn(() => Promise.reject(new TypeError('fetch failed')));
vi.stubGlobal('fetch', network);
afterAll(closeDatabase);

const url = 'http://localhost:3000/api/auth/workos';
const post = () =>
  exchange(new Request(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"accessToken":"a.b.c"}' }));
const calls: [string, () => Promise<Response>][] = [
  ['POST /api/auth/workos', post],
  ['GET /api/auth/workos/start', () => start(new Request(`${url}/start`))],
  ['GET /api/auth/workos/callback', () => callback(new Request(`${url}/callback?code=c&state=s`))],
];

it.each(calls)('%s answers 422 where accounts are local, and asks WorkOS nothing', async (_, call) => {
  const answer = await call();
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({
    error: { code: 'UNPROCESSABLE', message: expect.stringContaining('WorkOS is not configured') },
  });
  expect(network).not.toHaveBeenCalled();
});
