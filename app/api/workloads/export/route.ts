import { route } from '@/server/http/route';
import { exportWorkloads as operation } from '@/server/workloads/api';
import { exportWorkloads } from '@/server/workloads/export-workloads';
import { paramsOf } from '@/server/workloads/views';

export const GET = route(operation, async ({ actor, query: { format, ...query } }) =>
  exportWorkloads(actor, format, await paramsOf(actor, query)),
);
