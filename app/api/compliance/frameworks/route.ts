import { z } from 'zod';
import { createFramework as create, listFrameworks as list } from '@/server/compliance/api';
import { createFramework } from '@/server/compliance/custom/mutations';
import { listFrameworks } from '@/server/compliance/data';
import { decodeCursor, encodeCursor } from '@/server/http/cursor';
import { route } from '@/server/http/route';

export const GET = route(list, async ({ actor, query: { accountId, limit, cursor } }) => {
  const { frameworks: all, scope } = await listFrameworks(actor, { accountId });
  const [place] = cursor ? decodeCursor(actor.orgId, 'frameworks', cursor, z.tuple([z.int()])) : [0];
  const frameworks = all.slice(place, place + limit);
  const next = place + limit < all.length ? encodeCursor(actor.orgId, 'frameworks', [place + limit]) : null;
  return { frameworks, scope, pagination: { total: all.length, nextCursor: next } };
});

export const POST = route(create, ({ actor, body }) => createFramework(actor, body));
