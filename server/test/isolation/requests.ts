import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isWrite, type Operation } from '@/server/http/operation';
import type { RouteHandler } from '@/server/http/route';
import { type IdField, idFieldsOf, nameOf } from './id-fields';

const app = join(import.meta.dirname, '../../../app');
const STREAM_MS = 300;

export interface Answer {
  status: number;
  text: string;
}

/** The handler that Next would call for an operation, with nothing in front of it: proxy.ts is not there. */
export async function handlerOf({ path, method }: Operation): Promise<RouteHandler> {
  const folder = join(app, path.replaceAll('{', '[').replaceAll('}', ']'));
  const file = ['route.ts', 'route.tsx'].map((name) => join(folder, name)).find(existsSync);
  if (!file) throw new Error(`${path} has no route`);
  const handler = ((await import(/* @vite-ignore */ file)) as Record<string, RouteHandler | undefined>)[method];
  if (!handler) throw new Error(`${method} ${path} is not handled`);
  return handler;
}

export const idFieldsOfOperation = (operation: Operation): IdField[] =>
  (['params', 'query', 'body'] as const).flatMap((part) => idFieldsOf(part, operation[part]));

/** A value at one place of an otherwise right request. */
export interface Smuggled {
  field: IdField;
  value: string;
}

const levelOf = ({ path }: IdField): string => path.slice(0, -1).join('.');

/** Puts the value at its place. Beside another id at the same level it would be ambiguous, so those are left out. */
function bodyWith(example: Record<string, unknown>, fields: readonly IdField[], { field, value }: Smuggled): Record<string, unknown> {
  const body = structuredClone(example);
  let at = body;
  for (const each of field.path.slice(0, -1)) {
    const name = each.replace('[]', '');
    // What surrounds the value is as in the example.
    const inList = each.endsWith('[]');
    const [around] = (inList ? (at[name] ?? []) : [at[name]]) as Record<string, unknown>[];
    const inner = { ...around };
    at[name] = inList ? [inner] : inner;
    at = inner;
  }
  for (const other of fields.filter(({ part }) => part === 'body')) {
    const name = other.path.at(-1) ?? '';
    // null names nobody.
    if (levelOf(other) === levelOf(field)) {
      if (at[name] !== null) delete at[name];
    }
    // Chosen by their ids or by a filter, not both.
    else if (other.inList && other.path.length === 1) delete body[other.path[0] ?? ''];
  }
  at[field.path.at(-1) ?? ''] = field.inList ? [value] : value;
  return body;
}

/** How many requests were made so far. */
export const tally = { requests: 0 };

/**
 * Asks an operation, as those headers, with an example's content and at most one value of somebody else's in it.
 * @param known ids of the path that are to be good ones
 */
export async function ask(
  operation: Operation,
  headers: Record<string, string>,
  smuggled?: Smuggled,
  known: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  tally.requests += 1;
  const handler = await handlerOf(operation);
  const fields = idFieldsOfOperation(operation);
  const params = Object.fromEntries(Object.keys(operation.params?.shape ?? {}).map((name) => [name, known[name] ?? randomUUID()]));
  const search = new URLSearchParams();
  let body = (operation.examples?.body ?? {}) as Record<string, unknown>;
  if (smuggled) {
    const name = smuggled.field.path.at(-1) ?? '';
    if (smuggled.field.part === 'params') params[name] = smuggled.value;
    if (smuggled.field.part === 'query') search.set(name, smuggled.value);
    if (smuggled.field.part === 'body') body = bodyWith(body, fields, smuggled);
  }
  // An example's day passes, and would then be refused before anybody is looked for.
  if (typeof body.expiresAt === 'string') body = { ...body, expiresAt: new Date(Date.now() + 30 * 86_400_000).toISOString() };
  const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
  const content = isWrite(operation.method) && operation.body ? JSON.stringify(body) : undefined;
  const leaving = new AbortController();
  const response = await handler(
    new Request(`http://localhost:3000${path}${search.size > 0 ? `?${search}` : ''}`, {
      method: operation.method,
      headers: { ...(content ? { 'content-type': 'application/json' } : {}), ...headers },
      signal: leaving.signal,
      ...(content ? { body: content } : {}),
    }),
    { params: Promise.resolve(params) },
  );
  // A stream has no end of its own.
  const timer = operation.produces === 'text/event-stream' && response.ok ? setTimeout(() => leaving.abort(), STREAM_MS) : undefined;
  const text = await textOf(response);
  clearTimeout(timer);
  return { status: response.status, text };
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  try {
    for await (const part of response.body ?? []) parts.push(part as Uint8Array);
  } catch {
    // Left, as a browser leaves.
  }
  return Buffer.concat(parts).toString();
}

export const titleOf = ({ method, path }: Operation, field?: IdField): string =>
  `${method} ${path}${field ? ` with ${nameOf(field)}` : ''}`;
