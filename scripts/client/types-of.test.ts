import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase } from '@/server/db';
import { openApiDocument } from '@/server/http/openapi';
import { operations } from '@/server/http/operations';
import { handlerOf } from '@/server/test/isolation/requests';
import { makeKey, makeOrganization, makePerson } from '@/server/test/organization';
import { openFindings } from '@/server/triage/testing';
import { type OpenApiDocument, typeOf, typesOf } from './types-of';

const root = join(import.meta.dirname, '../..');

/** A program of somebody else's: what compiles is right, and what is wrong does not compile. */
const program = `
import createClient from 'openapi-fetch';
import type { paths } from './api';

type Fetch = (request: Request) => Promise<Response>;

export async function worst(fetch: Fetch, key: string): Promise<{ titles: string[]; owner: string | undefined; refused: string | undefined }> {
  const client = createClient<paths>({ baseUrl: 'http://localhost:3000', fetch, headers: { Authorization: \`Bearer \${key}\` } });
  const { data } = await client.GET('/api/findings', { params: { query: { severity: ['critical', 'high'], limit: 5 } } });
  const findings = data?.data.findings ?? [];
  const one = await client.GET('/api/findings/{id}', { params: { path: { id: findings[0]?.id ?? '1' } } });
  const { error } = await client.POST('/api/findings/mute', { body: { ids: ['1'], reason: 'x' } });
  return { titles: findings.map(({ title }) => title), owner: one.data?.data.finding.assignee?.name, refused: error?.error.message };
}

export async function wrong() {
  const client = createClient<paths>();
  // @ts-expect-error there is no such severity
  await client.GET('/api/findings', { params: { query: { severity: ['huge'] } } });
  // @ts-expect-error there is no such path
  await client.GET('/api/nothing');
  // @ts-expect-error a mute has a reason
  await client.POST('/api/findings/mute', { body: { ids: ['1'] } });
  const { data } = await client.GET('/api/findings');
  // @ts-expect-error there is no such field
  data?.data.findings[0]?.nothing;
}
`;

describe('types of the API', () => {
  let folder: string;
  beforeAll(() => {
    const cache = join(root, 'node_modules/.cache');
    mkdirSync(cache, { recursive: true });
    folder = mkdtempSync(join(cache, 'client-'));
    const document = openApiDocument(operations, { version: '0', url: 'http://localhost:3000' });
    writeFileSync(join(folder, 'api.ts'), typesOf(document as unknown as OpenApiDocument));
    writeFileSync(join(folder, 'program.ts'), program);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await closeDatabase();
  });

  it('hold all calls, compile, and refuse what is wrong', async () => {
    const options = [
      '--ignoreConfig',
      '--noEmit',
      '--strict',
      '--noUncheckedIndexedAccess',
      '--skipLibCheck',
      '--target',
      'es2022',
      '--module',
      'esnext',
    ];
    const more = ['--moduleResolution', 'bundler', '--lib', 'es2022,dom,dom.iterable', '--types', ''];
    const files = [join(folder, 'program.ts')];
    const run = promisify(execFile)(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), ...options, ...more, ...files], {
      cwd: folder,
    });
    await expect(run.catch(({ stdout }: { stdout: string }) => ({ stdout }))).resolves.toMatchObject({ stdout: '' });
  });

  it('serve a client that reads from the real routes', async () => {
    const orgId = await makeOrganization();
    const person = await makePerson(orgId);
    await openFindings(orgId, [{ severity: 1 }, { severity: 4 }]);
    const { worst } = (await import(/* @vite-ignore */ join(folder, 'program.ts'))) as {
      worst: (fetch: (request: Request) => Promise<Response>, key: string) => Promise<{ titles: string[]; refused?: string }>;
    };
    const answered = await worst(async (request) => answer(request), await makeKey(person));
    expect(answered.titles).toHaveLength(1);
    expect(answered.refused).toContain('Say in a few words why');
  });
});

/** As proxy.ts and Next would lead the request. */
async function answer(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  for (const operation of operations.filter(({ method }) => method === request.method)) {
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    const match = new RegExp(`^${operation.path.replace(/\{\w+\}/g, '([^/]+)')}$`).exec(pathname);
    if (!match) continue;
    const params = Object.fromEntries(names.map((name, index) => [name, match[index + 1] ?? '']));
    return (await handlerOf(operation))(request, { params: Promise.resolve(params) });
  }
  throw new Error(`${pathname} is no call`);
}

describe('a schema', () => {
  it.each([
    [{ enum: ['a', 1, null] }, '"a" | 1 | null'],
    [{ type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } }, '(string | null)[]'],
    [{ type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] }, '{ "a": number; }'],
    [{ type: 'object', additionalProperties: { type: 'string' } }, '{ [key: string]: string; }'],
    [{ $ref: '#/components/schemas/Finding' }, 'components[\'schemas\']["Finding"]'],
    [{}, 'unknown'],
  ])('%j is %s', (schema, type) => {
    expect(typeOf(schema)).toBe(type);
  });
});
