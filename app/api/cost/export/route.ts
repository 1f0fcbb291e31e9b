import { exportCosts } from '@/server/costs/api';
import { costRows } from '@/server/costs/report/export';
import { csvResponse } from '@/server/http/csv';
import { route } from '@/server/http/route';

export const GET = route(exportCosts, async ({ actor, query }) => {
  const { columns, rows } = await costRows(actor, query);
  return csvResponse('cost', columns, rows);
});
