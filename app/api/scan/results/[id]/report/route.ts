import { route } from '@/server/http/route';
import { memberNames } from '@/server/identity/member-names';
import { getScanReport } from '@/server/scans/api';
import { getScanReport as readScanReport } from '@/server/scans/report-data';
import { scanReportView } from '@/server/scans/views';

export const GET = route(getScanReport, async ({ actor, params }) => ({
  report: scanReportView(await readScanReport(actor, params.id, await memberNames(actor.orgId))),
}));
