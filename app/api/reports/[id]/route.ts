import { route } from '@/server/http/route';
import { deleteReport, getReport, updateReport } from '@/server/reports/api';
import { getReport as readReport } from '@/server/reports/data';
import { updateReport as changeReport, deleteReport as removeReport } from '@/server/reports/mutations';

export const dynamic = 'force-dynamic';

export const GET = route(getReport, async ({ actor, params }) => ({ report: await readReport(actor, params.id) }));
export const PATCH = route(updateReport, async ({ actor, params, body }) => ({ report: await changeReport(actor, params.id, body) }));
export const DELETE = route(deleteReport, async ({ actor, params }) => {
  await removeReport(actor, params.id);
  return {};
});
