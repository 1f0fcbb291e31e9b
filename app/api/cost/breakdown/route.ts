import { getCostBreakdown } from '@/server/costs/api';
import { costBreakdown } from '@/server/costs/report/breakdown';
import { route } from '@/server/http/route';

export const GET = route(getCostBreakdown, ({ actor, query }) => costBreakdown(actor, query));
