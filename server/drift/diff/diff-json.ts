import type { DiffEntry } from '../types';
import { canonicalText, listed, opened, scalar } from './canonical';
import { identityKeys, isSetProperty } from './set-properties';

/** Nobody reads more, and a page should not carry it. */
const entriesAtMost = 500;

/** As RFC 6901 wants a name inside a pointer. */
const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

const isObject = (value: unknown): value is Record<string, unknown> => value !== null && typeof value === 'object' && !Array.isArray(value);

/**
 * What differs between two JSON values, as JSON pointers. Sets are compared as sets, documents in strings as documents, and a number
 * equals its text. At most 500 entries.
 */
export function diffJson(before: unknown, after: unknown): DiffEntry[] {
  const found: DiffEntry[] = [];
  compare(before, after, '', '', found);
  return found;
}

function compare(givenBefore: unknown, givenAfter: unknown, path: string, name: string, found: DiffEntry[]): void {
  if (found.length >= entriesAtMost) return;
  const [before, after] = [listed(name, opened(givenBefore)), listed(name, opened(givenAfter))];
  if (isObject(before) && isObject(after)) {
    compareObjects(before, after, path, found);
    return;
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    if (isSetProperty(name)) compareSets(before, after, path, found);
    else compareLists(before, after, path, found);
    return;
  }
  if (isEmpty(before) && isEmpty(after)) return;
  if (isEmpty(before) || isEmpty(after)) {
    found.push(isEmpty(before) ? { path, kind: 'added', after } : { path, kind: 'removed', before });
    return;
  }
  const same =
    typeof before === 'object' || typeof after === 'object'
      ? canonicalText(before) === canonicalText(after)
      : scalar(before) === scalar(after);
  if (!same) found.push({ path, kind: 'changed', before, after });
}

/** AWS leaves out what a template may spell as null. */
const isEmpty = (value: unknown): boolean => value === undefined || value === null;

function compareObjects(before: Record<string, unknown>, after: Record<string, unknown>, path: string, found: DiffEntry[]): void {
  for (const key of [...new Set([...Object.keys(before), ...Object.keys(after)])].sort())
    compare(before[key], after[key], `${path}/${escaped(key)}`, key, found);
}

function compareLists(before: unknown[], after: unknown[], path: string, found: DiffEntry[]): void {
  // Members with an identity are compared with their likes, wherever they stand.
  const key = identityOf([...before, ...after]);
  const pairs: readonly Pair[] = key
    ? pairsByKey(before, after, key)
    : Array.from({ length: Math.max(before.length, after.length) }, (_, index) => ({ before: before[index], after: after[index], index }));
  comparePairs(pairs, path, found);
}

interface Pair {
  before?: unknown;
  after?: unknown;
  index: number;
}

function compareSets(before: unknown[], after: unknown[], path: string, found: DiffEntry[]): void {
  const left = new Map<string, number>();
  for (const item of after) left.set(canonicalText(item), (left.get(canonicalText(item)) ?? 0) + 1);
  const onlyBefore: Pair[] = [];
  before.forEach((item, index) => {
    const text = canonicalText(item);
    const count = left.get(text) ?? 0;
    if (count > 0) left.set(text, count - 1);
    else onlyBefore.push({ before: item, index });
  });
  const onlyAfter: Pair[] = [];
  after.forEach((item, index) => {
    const text = canonicalText(item);
    const count = left.get(text) ?? 0;
    if (count === 0) return;
    left.set(text, count - 1);
    onlyAfter.push({ after: item, index });
  });
  comparePairs(matchLeftovers(onlyBefore, onlyAfter), path, found);
}

/** Of members that are not in both sets, those that are the most alike are one that was changed: same identity, or all but one field. */
function matchLeftovers(onlyBefore: Pair[], onlyAfter: Pair[]): Pair[] {
  const key = identityOf([...onlyBefore.map((each) => each.before), ...onlyAfter.map((each) => each.after)]);
  const open = [...onlyAfter];
  const pairs = onlyBefore.map((pair) => {
    const scores = open.map((candidate) => likeness(pair.before, candidate.after, key));
    const best = scores.indexOf(Math.max(0.5, ...scores));
    if (best < 0) return pair;
    const [partner] = open.splice(best, 1);
    return { before: pair.before, after: partner?.after, index: pair.index };
  });
  return [...pairs, ...open];
}

/** 1: one thing by its identity; else the share of fields that agree; 0 for values that are no objects. */
function likeness(before: unknown, after: unknown, key: string | null): number {
  if (!isObject(before) || !isObject(after)) return 0;
  if (key) return before[key] === after[key] ? 1 : 0;
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.filter((each) => canonicalText(before[each], each) === canonicalText(after[each], each)).length / keys.length;
}

function comparePairs(pairs: readonly Pair[], path: string, found: DiffEntry[]): void {
  for (const { before, after, index } of pairs) compare(before, after, `${path}/${index}`, '', found);
}

/** The field by which all members tell themselves apart; null when there is none. */
function identityOf(items: readonly unknown[]): string | null {
  if (items.length === 0 || !items.every(isObject)) return null;
  return identityKeys.find((key) => items.every((item) => typeof item[key] === 'string' && item[key] !== '')) ?? null;
}

function pairsByKey(before: unknown[], after: unknown[], key: string): Pair[] {
  const idOf = (item: unknown) => (isObject(item) ? item[key] : undefined);
  const open = new Map(after.map((item, index) => [idOf(item), { after: item, index }]));
  const pairs: Pair[] = before.map((item, index) => {
    const partner = open.get(idOf(item));
    open.delete(idOf(item));
    return { before: item, after: partner?.after, index };
  });
  return [...pairs, ...open.values()];
}
