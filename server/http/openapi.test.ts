import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { errorStatus } from '../errors';
import { errorCodesOf, openApiDocument } from './openapi';
import { isWrite } from './operation';
import { operations } from './operations';
import type { RouteHandler } from './route';

type Json = { [key: string]: Json } & Json[] & string;

const document = openApiDocument(operations, { version: '0', url: 'http://localhost:3000' }) as unknown as Json;
const root = join(import.meta.dirname, '../..');
const app = join(root, 'app');

function walk(value: unknown, visit: (key: string, value: unknown) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    visit(key, each);
    walk(each, visit);
  }
}

describe('the API description', () => {
  it('has references that all resolve', () => {
    const references: string[] = [];
    walk(document, (key, value) => {
      if (key === '$ref') references.push(value as string);
    });
    expect(references.length).toBeGreaterThan(operations.length);
    for (const reference of new Set(references)) {
      const target = reference
        .split('/')
        .slice(1)
        .reduce<unknown>((at, step) => (at as Record<string, unknown> | undefined)?.[step], document);
      expect(target, reference).toBeDefined();
    }
  });

  it('is plain JSON in which nothing got lost', () => {
    expect(JSON.parse(JSON.stringify(document))).toEqual(document);
    walk(document, (key) => expect(['$defs', '$schema']).not.toContain(key));
  });

  it.each(operations.map((operation) => [operation.id, operation] as const))('%s: path, parameters, answers', (_, operation) => {
    const described = document.paths?.[operation.path]?.[operation.method.toLowerCase()] as Json;
    expect(described.operationId).toBe(operation.id);
    const inPath = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(Object.keys(operation.params?.shape ?? {})).toEqual(inPath);
    expect(described.parameters?.filter((each) => (each.in as string) === 'path').map((each) => [each.name, each.required])).toEqual(
      inPath.map((name) => [name, true]),
    );
    const answers = Object.keys(described.responses as object);
    expect(answers).toContain(String(operation.status ?? 200));
    for (const code of errorCodesOf(operation)) expect(answers, code).toContain(String(errorStatus[code]));
    expect(operation.summary).not.toMatch(/\.$/);
  });

  it('describes every list as one that comes page by page', () => {
    // Choices and what AWS is asked for while one waits: whole, or by AWS's own pages.
    const whole = ['listAssignees', 'listReportReceivers', 'listDriftStackSets', 'listLimits'];
    const lists = operations.filter(({ method, envelope, response }) => {
      if (method !== 'GET' || envelope === false || !(response instanceof z.ZodObject)) return false;
      const others = Object.entries(response.shape).filter(([name]) => name !== 'pagination');
      return others.length === 1 && others[0]?.[1] instanceof z.ZodArray;
    });
    expect(lists.length).toBeGreaterThan(40);
    const unpaged = lists.filter(
      ({ response, query }) =>
        !('pagination' in (response as z.ZodObject).shape && 'limit' in (query?.shape ?? {}) && 'cursor' in (query?.shape ?? {})),
    );
    expect(unpaged.map(({ id }) => id).filter((id) => !whole.includes(id))).toEqual([]);
  });

  it('has one operation per id and per method and path', () => {
    for (const key of [operations.map(({ id }) => id), operations.map(({ method, path }) => `${method} ${path}`)])
      expect(new Set(key).size).toBe(key.length);
  });

  it('has examples that fit their schemas', () => {
    for (const { id, body, response, examples } of operations) {
      if (examples?.body !== undefined) expect(body?.safeParse(examples.body).error, id).toBeUndefined();
      if (examples?.response !== undefined) expect(response.safeParse(examples.response).error, id).toBeUndefined();
    }
  });
});

const foreignDocuments = ['uploadTerraformState'];

describe('writes', () => {
  it('refuse unknown keys and leave an audit row', () => {
    for (const operation of operations.filter(({ method }) => isWrite(method))) {
      const isSignIn = operation.permission === 'public';
      if (!isSignIn) expect(operation.audit, operation.id).toBeTruthy();
      // A vendor's event has more than we read, and its signature stands for its form; so has a document of another tool's.
      if (operation.body && !operation.signedBody && !foreignDocuments.includes(operation.id))
        expect(
          operation.body
            .safeParse({ surelyNotAKey: 1 })
            .error?.issues.some((issue) => issue.code === 'unrecognized_keys' || issue.code === 'invalid_union'),
          operation.id,
        ).toBe(true);
    }
  });
});

describe('whole numbers', () => {
  /** Where a schema takes a whole number that PostgreSQL's integer does not hold. */
  const tooLarge = (schema: unknown, at: string): string[] => {
    if (typeof schema !== 'object' || schema === null) return [];
    const { type, maximum = Number.POSITIVE_INFINITY } = schema as { type?: unknown; maximum?: number };
    const here = type === 'integer' && maximum > 2_147_483_647 ? [at] : [];
    return [...here, ...Object.entries(schema).flatMap(([key, inner]) => tooLarge(inner, `${at}.${key}`))];
  };

  it('are refused before the database refuses them', () => {
    const found = operations.flatMap(({ id, params, query, body }) =>
      [params, query, body].flatMap((schema) =>
        schema ? tooLarge(z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }), id) : [],
      ),
    );
    expect(found, 'add .max()').toEqual([]);
  });
});

describe('reads', () => {
  it('refuse unknown query parameters', () => {
    for (const { id, query } of operations) {
      if (query)
        expect(
          query.safeParse({ surelyNotAKey: '1' }).error?.issues.some((issue) => issue.code === 'unrecognized_keys'),
          id,
        ).toBe(true);
    }
  });
});

// These speak protocols of their own.
const foreign = new Set(['app/api/inngest/route.ts', 'app/api/[...path]/route.ts']);

describe('routes', () => {
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(^|\/)route\.tsx?$/.test(file))
    .map((file) => `app/${file}`)
    .filter((file) => !foreign.has(file));

  const pathOf = (file: string) =>
    file
      .replace(/^app/, '')
      .replace(/\/route\.tsx?$/, '')
      .replace(/\/\([^)]*\)/g, '')
      .replace(/\[(\w+)\]/g, '{$1}');

  it.each(files)('%s answers exactly the operations that are registered for its path', async (file) => {
    const module = (await import(/* @vite-ignore */ join(root, file))) as Record<string, RouteHandler | undefined>;
    const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].filter((method) => module[method]);
    const registered = operations.filter(({ path }) => path === pathOf(file));
    expect(registered.map(({ method }) => method).sort()).toEqual([...methods].sort());
    for (const operation of registered)
      expect(module[operation.method]?.operation, `${operation.method} ${operation.path}`).toBe(operation);
  });

  it('exist for every operation', () => {
    const served = new Set(files.map(pathOf));
    expect(operations.filter(({ path }) => !served.has(path)).map(({ id }) => id)).toEqual([]);
  });
});
