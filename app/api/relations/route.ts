import { route } from '@/server/http/route';
import { listRelations as operation } from '@/server/relations/api';
import { listRelations } from '@/server/relations/list';

export const GET = route(operation, async ({ actor, query: { from, to, kind, limit, cursor } }) => {
  const { rows, total, totalIsCapped, nextCursor } = await listRelations(actor, { from, to, kinds: kind }, limit, cursor);
  return { relations: rows, pagination: { total, nextCursor, ...(totalIsCapped && { totalIsCapped }) } };
});
