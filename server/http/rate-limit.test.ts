import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { closeDatabase } from '@/server/db';
import { makeKey, makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { defineOperation } from './operation';
import { clientAddress } from './rate-limit';
import { route } from './route';

process.env.RATE_LIMIT = '6';
process.env.RATE_LIMIT_READS = '9';
process.env.RATE_LIMIT_EXPENSIVE = '2';
process.env.TRUSTED_PROXIES = '1';

const answer = async () => ({});
const common = { path: '/api/x', summary: 'X', tags: ['Test'], response: z.object({}) } as const;
const cheap = route(defineOperation({ ...common, id: 'cheap', method: 'GET', permission: 'signed-in' }), answer);
const open = route(defineOperation({ ...common, id: 'open', method: 'GET', permission: 'public' }), answer);
const costly = route(
  defineOperation({
    ...common,
    id: 'costly',
    method: 'POST',
    permission: 'signed-in',
    limit: 'expensive',
    body: z.strictObject({ n: z.int() }),
  }),
  answer,
);

let person: Person;
beforeAll(async () => {
  person = await makePerson(await makeOrganization());
});
afterAll(closeDatabase);

const get = (handler: typeof cheap, headers: Record<string, string>) => handler(new Request('http://localhost:3000/api/x', { headers }));
const post = (key: string, body: string) =>
  costly(
    new Request('http://localhost:3000/api/x', {
      method: 'POST',
      body,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    }),
  );
const statuses = async (times: number, one: () => Promise<Response>) => {
  const all: number[] = [];
  for (let each = 0; each < times; each++) all.push((await one()).status);
  return all;
};

describe('rate limits', () => {
  it('answer 429 with Retry-After when the minute is used up, for this caller only', async () => {
    const [mine, other] = [await makeKey(person), await makeKey(person)];
    const headers = { authorization: `Bearer ${mine}` };
    expect(await statuses(6, () => get(cheap, headers))).toEqual([200, 200, 200, 200, 200, 200]);
    const refused = await get(cheap, headers);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect([refused.headers.get('ratelimit-remaining'), refused.headers.get('ratelimit-policy')]).toEqual(['0', '6;w=60']);
    expect((await refused.json()).error).toMatchObject({ code: 'RATE_LIMITED', message: expect.stringContaining('6 requests') });
    expect((await get(cheap, { authorization: `Bearer ${other}` })).status).toBe(200);
  });

  it('count together what comes at once', async () => {
    const headers = { authorization: `Bearer ${await makeKey(person)}` };
    const all = await Promise.all(Array.from({ length: 20 }, () => get(cheap, headers)));
    expect(all.filter((response) => response.status === 200)).toHaveLength(6);
  });

  it('give the expensive budget to calls that are right only', async () => {
    const key = await makeKey(person);
    expect(await statuses(3, () => post(key, '{"n":"no number"}'))).toEqual([400, 400, 400]);
    expect(await statuses(3, () => post(key, '{"n":1}'))).toEqual([200, 200, 429]);
  });

  it('let people read their own pages more often', async () => {
    expect(await statuses(10, () => get(cheap, { cookie: person.cookie }))).toEqual([...Array(9).fill(200), 429]);
  });

  it('count the unknown by the address that our proxy saw, whatever they claim', async () => {
    const from = (address: string, claim: number) => get(open, { 'x-forwarded-for': `10.0.0.${claim}, ${address}` });
    let claim = 0;
    expect(await statuses(7, () => from('203.0.113.7', claim++))).toEqual([...Array(6).fill(200), 429]);
    expect((await from('203.0.113.8', 0)).status).toBe(200);
  });

  it('refuse guessing keys too', async () => {
    const guess = () => get(cheap, { authorization: 'Bearer cl_live_guess', 'x-forwarded-for': '203.0.113.9' });
    expect((await get(cheap, { 'x-forwarded-for': '203.0.113.10' })).headers.get('ratelimit-remaining')).toBe('5');
    expect(await statuses(7, guess)).toEqual([...Array(6).fill(401), 429]);
  });
});

describe('clientAddress', () => {
  it('believes only the last entry, and only an address', () => {
    expect(clientAddress(new Headers({ 'x-forwarded-for': '1.1.1.1, 2.2.2.2' }))).toBe('2.2.2.2');
    expect(clientAddress(new Headers({ 'x-forwarded-for': "'; drop table" }))).toBeNull();
    expect(clientAddress(new Headers())).toBeNull();
  });
});
