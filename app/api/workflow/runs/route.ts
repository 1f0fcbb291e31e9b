import { route } from '@/server/http/route';
import { listRuns } from '@/server/workflows/api';
import * as data from '@/server/workflows/runs/data';

export const GET = route(listRuns, async ({ actor, query }) => {
  const { rows, ...pagination } = await data.listRuns(actor, query);
  return { runs: rows, pagination };
});
