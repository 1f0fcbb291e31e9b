import { deleteDashboard, getDashboard, updateDashboard } from '@/server/dashboards/api';
import { getDashboard as readDashboard } from '@/server/dashboards/data';
import { updateDashboard as changeDashboard, deleteDashboard as removeDashboard } from '@/server/dashboards/mutations';
import { readWidgets } from '@/server/dashboards/widgets/read-widget';
import { route } from '@/server/http/route';

export const dynamic = 'force-dynamic';

export const GET = route(getDashboard, async ({ actor, params }) => {
  const dashboard = await readDashboard(actor, params.id);
  return { dashboard, data: await readWidgets(actor, dashboard.widgets) };
});

export const PATCH = route(updateDashboard, async ({ actor, params, body }) => ({
  dashboard: await changeDashboard(actor, params.id, body),
}));

export const DELETE = route(deleteDashboard, async ({ actor, params }) => {
  await removeDashboard(actor, params.id);
  return {};
});
