import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closeDatabase } from '@/server/db';
import { makeKey, makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { permissions, rolePermissions, roles } from '../identity/permissions';
import { isWrite, type Operation } from './operation';
import { operations } from './operations';
import type { RouteHandler } from './route';

/** What holds for every call of the API, asked of its real route. A new operation is covered by being registered. */

const app = join(import.meta.dirname, '../../app');
const people = {} as Record<(typeof roles)[number], Person>;
const keys = {} as Record<(typeof roles)[number] | 'scopeless', string>;

beforeAll(async () => {
  const orgId = await makeOrganization();
  for (const role of roles) {
    people[role] = await makePerson(orgId, role);
    keys[role] = await makeKey(people[role]);
  }
  keys.scopeless = await makeKey(people.admin, []);
});
afterAll(closeDatabase);

async function handlerOf({ path, method }: Operation): Promise<RouteHandler> {
  const folder = join(app, path.replaceAll('{', '[').replaceAll('}', ']'));
  const file = ['route.ts', 'route.tsx'].map((name) => join(folder, name)).find(existsSync);
  if (!file) throw new Error(`${path} has no route`);
  const handler = ((await import(/* @vite-ignore */ file)) as Record<string, RouteHandler | undefined>)[method];
  if (!handler) throw new Error(`${method} ${path} is not handled`);
  return handler;
}

interface Attempt {
  headers?: Record<string, string>;
  body?: string;
  query?: string;
  params?: Record<string, string>;
}

/** Status and message of a call that is right in all but what the attempt changes. */
async function attempt(operation: Operation, { headers = {}, body, query = '', params }: Attempt) {
  const handler = await handlerOf(operation);
  const ids = params ?? Object.fromEntries(Object.keys(operation.params?.shape ?? {}).map((name) => [name, randomUUID()]));
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '');
  const content = isWrite(operation.method) ? (body ?? JSON.stringify(operation.examples?.body ?? {})) : undefined;
  const response = await handler(
    new Request(`http://localhost:3000${path}${query}`, {
      method: operation.method,
      headers: { ...(content ? { 'content-type': 'application/json' } : {}), ...headers },
      ...(content ? { body: content } : {}),
    }),
    { params: Promise.resolve(ids) },
  );
  const text = await response.text();
  return { status: response.status, requestId: response.headers.get('x-request-id'), cache: response.headers.get('cache-control'), text };
}

const owner = postgres(inject('databaseUrls').owner, { max: 1, onnotice: () => {} });
afterAll(() => owner.end());

const as = (key: string) => ({ authorization: `Bearer ${key}` });
const guarded = operations.filter(({ permission }) => permission !== 'public');
const named = (list: readonly Operation[]) => list.map((operation) => [`${operation.method} ${operation.path}`, operation] as const);

describe.each(named(guarded))('%s', (_, operation) => {
  it('is refused to nobody, a wrong key, an ended session', async () => {
    const ended = people.admin.cookie.replace(/=.{8}/, '=AAAAAAAA');
    const wrong: Record<string, string>[] = [{}, as('cl_live_wrong'), as('eyJhbGciOiJub25lIn0.e30.'), { cookie: ended }];
    for (const headers of wrong) {
      const { status, requestId, cache } = await attempt(operation, { headers });
      expect([status, cache]).toEqual([401, 'no-store']);
      expect(requestId).toBeTruthy();
    }
  });

  it('is refused to roles and keys without its permission', async () => {
    const { permission } = operation;
    if (permission === 'signed-in' || permission === 'public') return;
    expect(permissions).toContain(permission);
    expect((await attempt(operation, { headers: as(keys.scopeless) })).status).toBe(403);
    for (const role of roles.filter((each) => !rolePermissions[each].includes(permission))) {
      expect((await attempt(operation, { headers: as(keys[role]) })).status, role).toBe(403);
    }
  });

  it('is refused to a cookie from a foreign page, if it changes something', async () => {
    if (!isWrite(operation.method)) return;
    const foreign: Record<string, string>[] = [{}, { origin: 'https://evil.example' }, { origin: 'null' }];
    for (const headers of foreign) {
      expect((await attempt(operation, { headers: { cookie: people.admin.cookie, ...headers } })).status).toBe(403);
    }
  });
});

describe.each(named(guarded.filter(({ params }) => params)))('%s', (_, operation) => {
  it('answers 404 for what is not there and what cannot be an id', async () => {
    for (const value of [randomUUID(), '999999999999999', '..', "x' or 1=1 --"]) {
      const params = Object.fromEntries(Object.keys(operation.params?.shape ?? {}).map((name) => [name, value]));
      expect((await attempt(operation, { headers: as(keys.admin), params })).status, value).toBe(404);
    }
  });
});

describe.each(named(operations.filter(({ body }) => body)))('%s', (_, operation) => {
  const headers = () => as(keys.admin);

  it('has an example that its body accepts', () => {
    expect(operation.examples?.body).toBeDefined();
  });

  it('answers bad bodies with a 4xx and a sentence', async () => {
    const example = operation.examples?.body as Record<string, unknown>;
    const bad: [string, number][] = [
      ['{"broken', 400],
      ['[]', 400],
      ['null', 400],
      ['"text"', 400],
      [JSON.stringify({ ...example, orgId: randomUUID() }), 400],
      [JSON.stringify({ ...example, surelyNotAKey: 1 }), 400],
      ['{"__proto__":{"a":1}}', 400],
      ['['.repeat(20_000), 400],
      [`{"a":"${'x'.repeat(operation.maximumBodyBytes ?? 1024 * 1024)}"}`, 413],
    ];
    for (const [body, status] of bad) {
      const answer = await attempt(operation, { headers: headers(), body });
      expect(answer.status, body.slice(0, 60)).toBe(status);
      expect(JSON.parse(answer.text).error.message).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe.each(named(guarded.filter(({ method }) => isWrite(method))))('%s', (_, operation) => {
  it('lets no caller choose an external id', async () => {
    const example = (operation.examples?.body ?? {}) as Record<string, unknown>;
    const chosen = `chosen-${randomUUID()}`;
    const bodies = [
      { ...example, externalId: chosen },
      { ...example, external_id: chosen },
      { ...example, account: { externalId: chosen } },
      { ...example, externalId: { toString: chosen } },
    ];
    for (const body of bodies) {
      const { status } = await attempt(operation, { headers: as(keys.admin), body: JSON.stringify(body) });
      // 404: nothing is there to be changed; 409: only the one that we issued may be repeated.
      expect([400, 404, 409], JSON.stringify(body)).toContain(status);
    }
    const [stored] = await owner`
      select (select count(*)::int from aws_accounts where external_id = ${chosen}) as accounts,
        (select count(*)::int from identity.issued_external_ids where external_id = ${chosen}) as issued`;
    expect(stored).toEqual({ accounts: 0, issued: 0 });
  });
});

describe.each(named(operations.filter(({ query, method }) => query && method === 'GET')))('%s', (_, operation) => {
  it('answers bad queries with 400', async () => {
    const isList = 'limit' in (operation.query?.shape ?? {});
    const bad = [
      '?surelyNotAKey=1',
      ...(isList ? ['?limit=100000', '?limit=0', '?limit=-1', '?limit=x', '?limit=1.5', '?cursor=forged', '?cursor=a.b'] : []),
    ];
    for (const query of bad) expect((await attempt(operation, { headers: as(keys.admin), query })).status, query).toBe(400);
  });
});
