import { route } from '@/server/http/route';
import { sendReport } from '@/server/reports/api';
import { sendReportNow } from '@/server/reports/mutations';

export const POST = route(sendReport, ({ actor, params }) => sendReportNow(actor, params.id));
