import { createDashboard, listDashboards } from '@/server/dashboards/api';
import { listDashboards as readDashboards } from '@/server/dashboards/data';
import { createDashboard as makeDashboard } from '@/server/dashboards/mutations';
import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';

export const dynamic = 'force-dynamic';

export const GET = route(listDashboards, async ({ actor, query }) => pageOf(actor, 'dashboards', await readDashboards(actor), query));
export const POST = route(createDashboard, async ({ actor, body }) => ({ dashboard: await makeDashboard(actor, body) }));
