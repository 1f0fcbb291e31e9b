import { z } from 'zod';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import type { AnyOrgId } from '@/server/ids';

/** One page of a list that is short enough to be read whole. The cursor is the place in it. */
export function pageOf<T>(
  orgId: AnyOrgId,
  list: string,
  rows: readonly T[],
  { limit, cursor }: { limit: number; cursor?: string | undefined },
) {
  const [start] = cursor ? decodeCursor(orgId, list, cursor, z.tuple([z.int().min(0)])) : [0];
  const end = start + limit;
  return {
    rows: rows.slice(start, end),
    pagination: { total: rows.length, nextCursor: end < rows.length ? encodeCursor(orgId, list, [end]) : null },
  };
}
