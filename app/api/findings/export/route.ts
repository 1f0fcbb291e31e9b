import { exportFindings as operation } from '@/server/findings/api';
import { exportFindings } from '@/server/findings/export/export-findings';
import { filtersOf } from '@/server/findings/views';
import { route } from '@/server/http/route';

export const GET = route(operation, async ({ actor, query: { format, ...query } }) =>
  exportFindings(actor, format, await filtersOf(actor, query)),
);
