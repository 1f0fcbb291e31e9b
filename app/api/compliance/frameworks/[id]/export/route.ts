import { exportFramework } from '@/server/compliance/api';
import { complianceReport } from '@/server/compliance/report/compliance-report';
import { reportPdf } from '@/server/compliance/report/report-pdf';
import { reportRows, rowColumns } from '@/server/compliance/report/report-rows';
import { attachment } from '@/server/http/attachment';
import { csvResponse } from '@/server/http/csv';
import { route } from '@/server/http/route';

export const dynamic = 'force-dynamic';

export const GET = route(exportFramework, async ({ actor, params, query: { format, accountId } }) => {
  const report = await complianceReport(actor, params.id, { accountId });
  const name = `compliance-${report.fileName}`;
  if (format === 'csv') return csvResponse(name, rowColumns, reportRows(report));
  if (format === 'json')
    return new Response(`${JSON.stringify(report, null, 2)}\n`, {
      headers: { 'Content-Type': 'application/json; charset=utf-8', ...attachment(name, 'json') },
    });
  const pdf = await reportPdf(report);
  return new Response(new Uint8Array(pdf), { headers: { 'Content-Type': 'application/pdf', ...attachment(name, 'pdf') } });
});
