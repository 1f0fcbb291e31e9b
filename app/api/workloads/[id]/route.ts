import { route } from '@/server/http/route';
import { getWorkload as operation } from '@/server/workloads/api';
import { getWorkload } from '@/server/workloads/detail';
import { workloadView } from '@/server/workloads/views';

export const GET = route(operation, async ({ actor, params: { id } }) => ({ workload: workloadView(await getWorkload(actor, id)) }));
