import { z } from 'zod';
import type { AnyOrgId } from '../ids';
import { decodeCursor, encodeCursor } from './cursor';

const position = z.tuple([z.string(), z.int().min(0)]);
const idOf = (item: unknown): string => (typeof item === 'object' && item !== null && 'id' in item ? String(item.id) : '');

const listOf = (name: string): string => `whole:${name}`;

/** The cursor of what comes after this row. @param place how many rows the pages up to it had */
export const cursorAfter = (orgId: AnyOrgId, name: string, row: unknown, place: number): string =>
  encodeCursor(orgId, listOf(name), [idOf(row), place]);

/**
 * A page of a list that is short enough to be read whole: what people set up, not what scans find. The cursor names the last row of
 * the page; where that has gone meanwhile, the list goes on at its place.
 * @param name what the rows stand under in the answer
 */
export function pageOf<Name extends string, Item>(
  { orgId }: { orgId: AnyOrgId },
  name: Name,
  rows: readonly Item[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): { [K in Name]: Item[] } & { pagination: { total: number; nextCursor: string | null } } {
  const list = listOf(name);
  const [id, place] = cursor ? decodeCursor(orgId, list, cursor, position) : ['', 0];
  const at = id === '' ? -1 : rows.findIndex((row) => idOf(row) === id);
  const from = at < 0 ? place : at + 1;
  const to = from + limit;
  const page = rows.slice(from, to);
  const nextCursor = to < rows.length ? cursorAfter(orgId, name, page.at(-1), to) : null;
  return { [name]: page, pagination: { total: rows.length, nextCursor } } as { [K in Name]: Item[] } & {
    pagination: { total: number; nextCursor: string | null };
  };
}

/** The same of a list that belongs to something: a cursor that is none is told before it is looked for. */
export async function pageBelow<Name extends string, Item>(
  actor: { orgId: AnyOrgId },
  name: Name,
  read: () => Promise<readonly Item[]>,
  query: { limit: number; cursor?: string | undefined },
) {
  if (query.cursor) decodeCursor(actor.orgId, listOf(name), query.cursor, position);
  return pageOf(actor, name, await read(), query);
}
