import { listFindingGroups as operation } from '@/server/findings/api';
import { listFindingGroups } from '@/server/findings/groups';
import { filtersOf } from '@/server/findings/views';
import { route } from '@/server/http/route';

export const GET = route(operation, async ({ actor, query: { by, limit, cursor, ...query } }) => {
  const { rows, ...pagination } = await listFindingGroups(actor, by, {
    ...(await filtersOf(actor, query)),
    limit,
    cursor,
  });
  return { groups: rows, pagination };
});
