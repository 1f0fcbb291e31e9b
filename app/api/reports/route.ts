import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';
import { createReport, listReports } from '@/server/reports/api';
import { listReports as readReports } from '@/server/reports/data';
import { createReport as makeReport } from '@/server/reports/mutations';

export const dynamic = 'force-dynamic';

export const GET = route(listReports, async ({ actor, query }) => pageOf(actor, 'reports', await readReports(actor), query));
export const POST = route(createReport, async ({ actor, body }) => ({ report: await makeReport(actor, body) }));
