import { getCostTrends } from '@/server/costs/api';
import { costTrends } from '@/server/costs/report/trends';
import { route } from '@/server/http/route';

export const GET = route(getCostTrends, ({ actor, query }) => costTrends(actor, query));
