import { route } from '@/server/http/route';
import { listWorkloads as operation } from '@/server/workloads/api';
import { listWorkloads } from '@/server/workloads/data';
import { paramsOf, workloadView } from '@/server/workloads/views';

export const GET = route(operation, async ({ actor, query }) => {
  const params = await paramsOf(actor, query);
  // Of an account that is not connected there are none; without this no filter would be left.
  if (!params) return { workloads: [], pagination: { total: 0, nextCursor: null } };
  const { rows, ...pagination } = await listWorkloads(actor, params);
  return { workloads: rows.map(workloadView), pagination };
});
