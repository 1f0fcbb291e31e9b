import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { makeKey, makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { action, publicAction } from './action';
import { closeDatabase } from './db';
import { AppError } from './errors';

let request: Record<string, string> = {};
vi.mock('next/headers', () => ({ headers: async () => new Headers(request) }));

const own = { origin: 'http://localhost:3000' };
const rename = action({ permission: 'accounts:update', input: z.strictObject({ name: z.string().min(1) }) }, async ({ actor, input }) => {
  if (input.name === 'taken') throw new AppError('CONFLICT', 'That name is taken.', { name: 'taken' });
  if (input.name === 'boom') throw new Error('password=hunter2');
  return { by: actor.userId, name: input.name };
});
const greet = publicAction({ input: z.void() }, async () => 'hello');

let operator: Person;
let viewer: Person;
beforeAll(async () => {
  const orgId = await makeOrganization();
  [operator, viewer] = [await makePerson(orgId, 'operator'), await makePerson(orgId, 'viewer')];
});
afterAll(closeDatabase);

const codeOf = async (headers: Record<string, string>, input: { name: string } = { name: 'x' }) => {
  request = headers;
  const result = await rename(input);
  return result.ok ? 'ok' : result.error.code;
};

describe('a server action', () => {
  it('works for those who may, from our own pages', async () => {
    request = { ...own, cookie: operator.cookie };
    expect(await rename({ name: 'x' })).toEqual({ ok: true, data: { by: operator.actor.userId, name: 'x' } });
    expect(await codeOf({ 'sec-fetch-site': 'same-origin', cookie: operator.cookie })).toBe('ok');
  });

  it('is refused without a proven origin', async () => {
    for (const headers of [
      {},
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { ...own, 'sec-fetch-site': 'cross-site' },
      { host: 'evil.example', 'x-forwarded-host': 'evil.example', origin: 'https://evil.example' },
      { host: 'evil.example', 'x-forwarded-host': 'localhost:3000', 'x-forwarded-proto': 'http', origin: 'https://evil.example' },
    ] as Record<string, string>[]) {
      expect(await codeOf({ ...headers, cookie: operator.cookie })).toBe('FORBIDDEN');
      request = headers;
      expect(await greet()).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } });
    }
    request = own;
    expect(await greet()).toEqual({ ok: true, data: 'hello' });
  });

  it('is refused to nobody, to API keys, and to those without the permission', async () => {
    expect(await codeOf(own)).toBe('UNAUTHENTICATED');
    expect(await codeOf({ ...own, authorization: `Bearer ${await makeKey(operator)}` })).toBe('UNAUTHENTICATED');
    expect(await codeOf({ ...own, cookie: viewer.cookie })).toBe('FORBIDDEN');
  });

  it('tells what is wrong with the input, and expected refusals with their details', async () => {
    const headers = { ...own, cookie: operator.cookie };
    expect(await codeOf(headers, { name: '' })).toBe('BAD_REQUEST');
    expect(await codeOf(headers, { name: 'x', orgId: 'y' } as { name: string })).toBe('BAD_REQUEST');
    request = headers;
    expect(await rename({ name: 'taken' })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT', message: 'That name is taken.', details: { name: 'taken' } },
    });
  });

  it('tells nothing of our own failures', async () => {
    request = { ...own, cookie: operator.cookie };
    const result = await rename({ name: 'boom' });
    expect(result).toMatchObject({ ok: false, error: { code: 'INTERNAL' } });
    expect(JSON.stringify(result)).not.toContain('hunter2');
  });
});
