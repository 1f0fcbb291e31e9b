import { getCostSummary } from '@/server/costs/api';
import { costSummary } from '@/server/costs/report/summary';
import { route } from '@/server/http/route';

export const GET = route(getCostSummary, ({ actor, query }) => costSummary(actor, query));
