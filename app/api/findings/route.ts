import { listFindings as operation } from '@/server/findings/api';
import { listFindings } from '@/server/findings/data';
import { filtersOf, findingView } from '@/server/findings/views';
import { route } from '@/server/http/route';

export const GET = route(operation, async ({ actor, query: { limit, cursor, ...query } }) => {
  const { rows, ...pagination } = await listFindings(actor, { ...(await filtersOf(actor, query)), limit, cursor });
  return { findings: rows.map(findingView), pagination };
});
