import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { closeDatabase, withOrg } from '@/server/db';
import { makeKey, makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { recordAudit } from '../audit/record';
import { AppError } from '../errors';
import { decodeCursor, encodeCursor } from './cursor';
import { defineOperation } from './operation';
import { reply } from './reply';
import { route } from './route';
import { idParams, listField, pageQuery } from './schemas';

process.env.ALLOWED_ORIGINS = 'https://friend.example';

const list = route(
  defineOperation({
    id: 'testList',
    method: 'GET',
    path: '/api/things',
    summary: 'List',
    tags: ['Test'],
    permission: 'findings:read',
    query: pageQuery.extend({ severity: listField(z.enum(['high', 'low'])) }),
    response: z.object({ limit: z.int(), severity: z.array(z.string()).optional(), nextCursor: z.string() }),
  }),
  async ({ actor, query }) => {
    if (query.cursor) decodeCursor(actor.orgId, 'things', query.cursor, z.tuple([z.int()]));
    return {
      limit: query.limit,
      severity: query.severity,
      nextCursor: encodeCursor(actor.orgId, 'things', [1]),
      hidden: 'not in the schema',
    };
  },
);

let runs = 0;
let release: Promise<void> | null = null;
const create = route(
  defineOperation({
    id: 'testCreate',
    method: 'POST',
    path: '/api/things/{id}',
    summary: 'Create',
    tags: ['Test'],
    permission: 'scans:create',
    params: idParams,
    body: z.strictObject({ name: z.string().max(20), fail: z.boolean().optional() }),
    response: z.object({ run: z.int() }),
    status: 201,
    audit: 'thing.create',
    idempotent: true,
  }),
  async ({ actor, body }) => {
    runs += 1;
    const run = runs;
    await release;
    if (body.fail) throw new AppError('CONFLICT', 'It is there already.');
    await withOrg(actor, (tx) => recordAudit(tx, actor, { action: 'thing.create' }));
    return reply({ run }, { message: 'Made.' });
  },
);

const careless = (answer: () => Promise<unknown>, audit?: string) =>
  route(
    defineOperation({
      id: 'testCareless',
      method: 'POST',
      path: '/api/careless',
      summary: 'Careless',
      tags: ['Test'],
      permission: 'signed-in',
      response: z.object({ n: z.int() }),
      ...(audit ? { audit } : {}),
    }),
    answer as () => Promise<{ n: number }>,
  );

let admin: Person;
let viewer: Person;
let key: string;

beforeAll(async () => {
  const orgId = await makeOrganization();
  admin = await makePerson(orgId);
  viewer = await makePerson(orgId, 'viewer');
  key = await makeKey(admin);
});
afterAll(closeDatabase);

interface Answer {
  status: number;
  headers: Headers;
  body: { success: boolean; data: Record<string, unknown>; error: { code: string; message: string; requestId: string } };
}

async function call(handler: typeof list | typeof create, path: string, init: RequestInit & { id?: string } = {}): Promise<Answer> {
  const { id = randomUUID(), ...rest } = init;
  const request = new Request(
    `http://localhost:3000${path}`,
    rest.body instanceof ReadableStream ? ({ ...rest, duplex: 'half' } as RequestInit) : rest,
  );
  const response = await handler(request, { params: Promise.resolve({ id }) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : null };
}

const bearer = (extra: Record<string, string> = {}) => ({ authorization: `Bearer ${key}`, ...extra });
const post = (body: BodyInit | null, headers: Record<string, string> = {}, id?: string) =>
  call(create, '/api/things/x', {
    method: 'POST',
    body,
    headers: bearer({ 'content-type': 'application/json', ...headers }),
    ...(id ? { id } : {}),
  });

describe('the envelope', () => {
  it('holds the data that the schema names, and nothing else', async () => {
    const { status, body, headers } = await call(list, '/api/things?severity=high,low&severity=high', {
      headers: bearer({ 'x-request-id': 'my-request-1' }),
    });
    expect(status).toBe(200);
    expect(body).toEqual({ success: true, data: { limit: 50, severity: ['high', 'low'], nextCursor: expect.any(String) } });
    expect(headers.get('x-request-id')).toBe('my-request-1');
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(Number(headers.get('ratelimit-remaining'))).toBeLessThan(Number(headers.get('ratelimit-limit')));
  });

  it('carries its name for programs, who get it once as long as it stays the same', async () => {
    const path = '/api/things?severity=high';
    const first = await call(list, path, { headers: bearer() });
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[\w-]{27}"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const again = await call(list, path, { headers: bearer({ 'if-none-match': known }) });
      expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, null, etag]);
    }
    const other = await call(list, '/api/things?severity=low', { headers: bearer({ 'if-none-match': etag }) });
    expect(other.status).toBe(200);
    const page = await call(list, path, { headers: { cookie: admin.cookie, 'if-none-match': etag } });
    expect([page.status, page.headers.get('etag')]).toEqual([200, null]);
  });

  it('tells errors with a code, a sentence and the request id', async () => {
    const { status, body, headers } = await call(list, '/api/things', { headers: { 'x-request-id': 'bad id\t' } });
    expect(status).toBe(401);
    expect(body).toEqual({
      success: false,
      error: { code: 'UNAUTHENTICATED', message: expect.stringContaining('API key'), requestId: headers.get('x-request-id') },
    });
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('tells nothing of our own failures but the request id', async () => {
    const handler = careless(async () => {
      throw new Error('password=hunter2 at 10.0.0.1');
    });
    const { status, body } = await call(handler, '/api/careless', { method: 'POST', headers: bearer() });
    expect(status).toBe(500);
    expect(JSON.stringify(body)).not.toContain('hunter2');
  });

  it('turns an unreachable database into 503 with Retry-After', async () => {
    const handler = careless(async () => {
      throw new Error('Failed query', { cause: Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }) });
    });
    const { status, headers, body } = await call(handler, '/api/careless', { method: 'POST', headers: bearer() });
    expect([status, body.error.code, headers.get('retry-after')]).toEqual([503, 'UNAVAILABLE', '5']);
  });

  it('fails here when a handler breaks its own promise', async () => {
    const wrongAnswer = careless(async () => ({ n: 'one' }));
    const noAudit = careless(async () => ({ n: 1 }), 'thing.create');
    for (const handler of [wrongAnswer, noAudit])
      expect((await call(handler, '/api/careless', { method: 'POST', headers: bearer() })).status).toBe(500);
  });
});

describe('bad input gets a 4xx with a sentence that helps', () => {
  const megabytes = (size: number) => 'x'.repeat(size * 1024 * 1024);

  it.each([
    ['limit=100000', 'limit'],
    ['limit=0', 'limit'],
    ['limit=', 'limit'],
    ['limit=ten', 'limit'],
    ['limit=5&limit=6', 'limit'],
    ['severity=medium', 'severity'],
    ['unknown=1', 'unknown'],
    ['__proto__=1', '__proto__'],
    ['cursor=abc', 'cursor'],
  ])('query %s', async (query, named) => {
    const { status, body } = await call(list, `/api/things?${query}`, { headers: bearer() });
    expect(status).toBe(400);
    expect(body.error.message).toContain(named);
  });

  it("another organization's cursor", async () => {
    const stranger = await makePerson(await makeOrganization());
    const cursor = encodeCursor(stranger.actor.orgId, 'things', [1]);
    const { status } = await call(list, `/api/things?cursor=${cursor}`, { headers: bearer() });
    expect(status).toBe(400);
  });

  it.each([
    ['broken JSON', '{"name":', 400, /not valid JSON/],
    ['unknown keys', '{"name":"a","orgId":"x","role":"admin"}', 400, /orgId/],
    ['a wrong type', '{"name":7}', 400, /name/],
    ['a key twice', '{"name":"a","name":"b"}', 400, /twice/],
    ['20,000 nested brackets', '['.repeat(20_000), 400, /64 levels/],
    ['no object', '[]', 400, /body/],
    ['nothing at all', null, 400, /name/],
    ['10 MB', `{"name":"${megabytes(10)}"}`, 413, /1 MB/],
  ] as const)('a body with %s', async (_, body, status, message) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.body.error.message).toMatch(message);
  });

  it('a stream that says nothing of its 10 MB', async () => {
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent > 160) controller.close();
        else controller.enqueue(new TextEncoder().encode('x'.repeat(65_536)));
      },
    });
    expect((await post(body)).status).toBe(413);
    expect(sent).toBeLessThan(40);
  });

  it.each([
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['application/json; charset=latin1', 415],
    ['application/json; charset=UTF-8', 201],
  ])('content type %s', async (type, status) => {
    expect((await post('{"name":"a"}', { 'content-type': type })).status).toBe(status);
  });

  it('bytes that are no UTF-8, and compressed ones', async () => {
    expect((await post(new Uint8Array([0x22, 0xff, 0x22]))).status).toBe(400);
    expect((await post('{"name":"a"}', { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it.each(['"\\u0000"', '"\\ud800"', '"a\\udc00b"'])('text that PostgreSQL cannot keep: %s', async (text) => {
    expect((await post(`{"name":${text}}`)).status).toBe(400);
    expect((await post(`{"name":"a",${text}:1}`)).status).toBe(400);
  });

  it('a million keys', async () => {
    const body = `{${Array.from({ length: 1e6 }, (_, n) => `"${n}":1`).join()}}`;
    expect((await post(body)).status).toBe(413);
    expect((await post(`{${Array.from({ length: 80_000 }, (_, n) => `"${n}":1`).join()}}`)).status).toBe(400);
  });

  it('an id that cannot be one', async () => {
    for (const id of ['1', '../../etc/passwd', "' or 1=1", '00000000']) {
      expect(await post('{"name":"a"}', {}, id)).toMatchObject({ status: 404, body: { error: { code: 'NOT_FOUND' } } });
    }
  });
});

describe('who may', () => {
  it('is decided by the role and by the scopes of a key', async () => {
    const scoped = await makeKey(admin, ['findings:read']);
    const attempts = async (headers: Record<string, string>) => [
      (await call(list, '/api/things', { headers })).status,
      (
        await call(create, '/api/things/x', {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...headers },
          body: '{"name":"a"}',
        })
      ).status,
    ];
    expect(await attempts({ authorization: `Bearer ${await makeKey(viewer)}` })).toEqual([200, 403]);
    expect(await attempts({ authorization: `Bearer ${scoped}` })).toEqual([200, 403]);
    expect(await attempts({ authorization: 'Bearer nonsense' })).toEqual([401, 401]);
    expect(await attempts({ authorization: 'Basic YTpi' })).toEqual([401, 401]);
    expect(await attempts({})).toEqual([401, 401]);
  });

  it('is decided before the body is read', async () => {
    const answer = await call(create, '/api/things/x', {
      method: 'POST',
      body: '{',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${await makeKey(viewer)}` },
    });
    expect(answer.status).toBe(403);
  });
});

describe('a cookie', () => {
  const write = (headers: Record<string, string>) =>
    call(create, '/api/things/x', {
      method: 'POST',
      body: '{"name":"a"}',
      headers: { 'content-type': 'application/json', cookie: admin.cookie, ...headers },
    });

  it('changes things from our own pages only', async () => {
    expect((await write({ origin: 'http://localhost:3000' })).status).toBe(201);
    expect((await write({ origin: 'http://127.0.0.1:3000', 'sec-fetch-site': 'same-origin' })).status).toBe(201);
    const foreign: Record<string, string>[] = [
      {},
      { origin: 'null' },
      { origin: 'https://evil.example' },
      { origin: 'http://localhost:4000' },
      { origin: 'https://friend.example' },
      { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'cross-site' },
      { host: 'evil.example', 'x-forwarded-host': 'evil.example', origin: 'http://evil.example' },
    ];
    for (const headers of foreign) expect((await write(headers)).status, JSON.stringify(headers)).toBe(403);
  });

  it('may read without', async () => {
    expect((await call(list, '/api/things', { headers: { cookie: admin.cookie } })).status).toBe(200);
  });
});

describe('other origins', () => {
  it('on the list may read answers, without cookies; others may not', async () => {
    const friend = await call(list, '/api/things', { headers: bearer({ origin: 'https://friend.example' }) });
    expect(friend.headers.get('access-control-allow-origin')).toBe('https://friend.example');
    expect(friend.headers.get('access-control-allow-credentials')).toBeNull();
    const other = await call(list, '/api/things', { headers: bearer({ origin: 'https://evil.example' }) });
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('an Idempotency-Key', () => {
  const id = randomUUID();
  const withKey = (key: string, body = '{"name":"a"}') => post(body, { 'idempotency-key': key }, id);

  it('gives repeats the first answer', async () => {
    const name = randomUUID();
    const first = await withKey(name);
    const again = await withKey(name, '{ "name": "a" }');
    expect(first.status).toBe(201);
    expect(again.status).toBe(201);
    expect(again.body).toEqual(first.body);
    expect([first.headers.get('idempotency-replayed'), again.headers.get('idempotency-replayed')]).toEqual([null, 'true']);
  });

  it('refuses another request under the same key', async () => {
    const name = randomUUID();
    await withKey(name);
    expect((await withKey(name, '{"name":"b"}')).status).toBe(422);
  });

  it('refuses a repeat while the first still runs', async () => {
    const name = randomUUID();
    let go = () => {};
    release = new Promise((resolve) => {
      go = resolve;
    });
    const before = runs;
    const first = withKey(name);
    await expect.poll(() => runs).toBe(before + 1);
    expect((await withKey(name)).status).toBe(409);
    go();
    release = null;
    expect((await first).status).toBe(201);
    expect(runs).toBe(before + 1);
  });

  it('is free again after a failure', async () => {
    const name = randomUUID();
    expect((await withKey(name, '{"name":"a","fail":true}')).status).toBe(409);
    expect((await withKey(name)).status).toBe(201);
  });

  it('belongs to its caller', async () => {
    const name = randomUUID();
    const first = await withKey(name);
    const other = await makeKey(await makePerson(await makeOrganization()));
    const theirs = await call(create, '/api/things/x', {
      id,
      method: 'POST',
      body: '{"name":"a"}',
      headers: { authorization: `Bearer ${other}`, 'content-type': 'application/json', 'idempotency-key': name },
    });
    expect(theirs.body.data.run).not.toBe(first.body.data.run);
  });

  it('must be a modest string', async () => {
    expect((await withKey('x'.repeat(201))).status).toBe(400);
  });
});
