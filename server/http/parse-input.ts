import type { z } from 'zod';
import { AppError } from '../errors';

const MAXIMUM_DEPTH = 64;

/** What is wrong, as a sentence for people and a list for programs. The values themselves are not repeated. */
function explain(issues: readonly z.core.$ZodIssue[], where: string): { sentence: string; list: { path: string; message: string }[] } {
  const list = issues.slice(0, 20).map((issue) => ({ path: issue.path.join('.') || where, message: messageOf(issue) }));
  const sentence = list
    .slice(0, 3)
    .map(({ path, message }) => `${path}: ${message}`)
    .join('; ');
  return { sentence, list };
}

/** Of what may be one of several things, what each of them would have to be: 'Invalid input' alone helps nobody. */
function messageOf(issue: z.core.$ZodIssue): string {
  if (issue.code !== 'invalid_union') return issue.message;
  const ways = [...new Set(issue.errors.flatMap(([first]) => (first ? [messageOf(first)] : [])))];
  return ways.length > 0 ? ways.join(', or ') : issue.message;
}

/**
 * Parses one part of a request.
 * @param where 'query' or 'body', for the message
 * @throws AppError BAD_REQUEST whose details name each wrong field
 */
export function parseInput<T extends z.ZodType>(schema: T, value: unknown, where: 'query' | 'body' | 'input'): z.output<T> {
  if (!isSoundText(value)) throw new AppError('BAD_REQUEST', `The ${where} holds a NUL character or half of a surrogate pair: remove it.`);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const { sentence, list } = explain(parsed.error.issues, where);
  throw new AppError('BAD_REQUEST', `The ${where} is not right: ${sentence}.`, { issues: list });
}

/** PostgreSQL stores neither NUL nor half a surrogate pair: they would fail late, or be stored as something else. */
function isSoundText(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  // Bodies of the API are measured as they are parsed; what server actions are given may be nested without end.
  if (depth === MAXIMUM_DEPTH) throw new AppError('BAD_REQUEST', `The input is nested more than ${MAXIMUM_DEPTH} levels deep.`);
  return Object.entries(value).every(([key, member]) => isSoundText(key) && isSoundText(member, depth + 1));
}

/** Path parameters that cannot be anybody's id: not there, like a foreign one. */
export function parseParams<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('NOT_FOUND', `There is nothing here: ${explain(parsed.error.issues, 'path').sentence}.`);
}

/** Query parameters as an object: a repeated one becomes an array, which only list fields accept. */
export function queryObject(search: URLSearchParams): Record<string, string | string[]> {
  const entries = [...new Set(search.keys())].map((name): [string, string | string[]] => {
    const values = search.getAll(name);
    return [name, values.length === 1 ? (values[0] as string) : values];
  });
  return Object.fromEntries(entries);
}
