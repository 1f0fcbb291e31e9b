import type { Condition, Policy, Principal, Statement } from './types';

type Json = Record<string, unknown>;

/**
 * Reads a policy document as AWS APIs give it: JSON text, URL-encoded JSON text (IAM), or an object.
 * `null` when there is none (null, undefined, empty). `'malformed'` when it cannot be understood: ask nothing about it, the verdict is unknown.
 */
export function parsePolicy(document: string | object | null | undefined): Policy | null | 'malformed' {
  if (document === null || document === undefined) return null;
  if (typeof document === 'string' && document.trim() === '') return null;
  const root = typeof document === 'string' ? fromText(document) : document;
  if (!isObject(root)) return 'malformed';
  const statement = element(root, 'Statement');
  const version = element(root, 'Version');
  const written = statement === undefined || statement === null ? [] : Array.isArray(statement) ? statement : [statement];
  const statements: Statement[] = [];
  for (const [index, one] of written.entries()) {
    if (!isObject(one)) return 'malformed';
    if (Object.keys(one).length === 0) continue;
    const parsed = parseStatement(one, index);
    if (parsed === null) return 'malformed';
    statements.push(parsed);
  }
  return { version: typeof version === 'string' ? version : null, statements };
}

function fromText(text: string): unknown {
  for (const decode of [(raw: string) => raw, decodeURIComponent]) {
    try {
      return JSON.parse(decode(text));
    } catch {
      // Not JSON in this form: the next one.
    }
  }
  return undefined;
}

function parseStatement(written: Json, index: number): Statement | null {
  const effect = element(written, 'Effect');
  if (effect !== 'Allow' && effect !== 'Deny') return null;
  const sid = element(written, 'Sid');
  const lists = [
    element(written, 'Action'),
    element(written, 'NotAction'),
    element(written, 'Resource'),
    element(written, 'NotResource'),
  ].map(strings);
  const principals = parsePrincipals(element(written, 'Principal'));
  const notPrincipals = parsePrincipals(element(written, 'NotPrincipal'));
  const conditions = parseConditions(element(written, 'Condition'));
  if (lists.includes(undefined) || principals === undefined || notPrincipals === undefined || conditions === undefined) return null;
  const [actions = null, notActions = null, resources = null, notResources = null] = lists;
  if (actions === null && notActions === null) return null;
  return {
    label: typeof sid === 'string' && sid !== '' ? sid : `#${index + 1}`,
    effect,
    principals,
    notPrincipals,
    actions,
    notActions,
    resources,
    notResources,
    conditions,
  };
}

/** `undefined`: not understood. */
function parsePrincipals(written: unknown): Principal[] | null | undefined {
  if (written === undefined || written === null) return null;
  if (typeof written === 'string') return [{ type: 'AWS', value: written }];
  if (Array.isArray(written)) return strings(written)?.map((value) => ({ type: 'AWS', value }));
  if (!isObject(written)) return undefined;
  const principals: Principal[] = [];
  for (const [type, value] of Object.entries(written)) {
    const values = strings(value);
    if (!values) return undefined;
    principals.push(...values.map((one) => ({ type, value: one })));
  }
  return principals;
}

function parseConditions(written: unknown): Condition[] | undefined {
  if (written === undefined || written === null) return [];
  if (!isObject(written)) return undefined;
  const conditions: Condition[] = [];
  for (const [name, tests] of Object.entries(written)) {
    if (!isObject(tests)) return undefined;
    const [, setName, base = '', ifExists] = /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/i.exec(name) ?? [];
    for (const [key, value] of Object.entries(tests)) {
      const values = strings(value);
      if (!values) return undefined;
      conditions.push({
        operator: base.toLowerCase(),
        set: setName === undefined ? null : setName.toLowerCase() === 'forallvalues' ? 'all' : 'any',
        ifExists: ifExists !== undefined,
        key: key.toLowerCase(),
        values,
        text: `${name} ${key} ${values.join(', ')}`,
      });
    }
  }
  return conditions;
}

/** A scalar or a list of scalars as a list of text; null when absent; undefined when neither. */
function strings(written: unknown): string[] | null | undefined {
  if (written === undefined || written === null) return null;
  const list: unknown[] = Array.isArray(written) ? written : [written];
  const scalar = (value: unknown) => typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return list.every(scalar) ? list.map(String) : undefined;
}

/** IAM's own names first, then without regard to case. Own properties only. */
function element(object: Json, name: string): unknown {
  if (Object.hasOwn(object, name)) return object[name];
  const key = Object.keys(object).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return key === undefined ? undefined : object[key];
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
