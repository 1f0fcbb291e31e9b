import { route } from '@/server/http/route';
import { reportPolicyViolation } from '@/server/security/api';
import { logPolicyReport } from '@/server/security/policy-reports';

export const POST = route(reportPolicyViolation, ({ body, request }) => logPolicyReport(body['csp-report'], request.headers));
