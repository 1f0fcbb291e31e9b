import { listCostAnomalies } from '@/server/costs/api';
import { listAnomalies } from '@/server/costs/lists';
import { route } from '@/server/http/route';

export const GET = route(listCostAnomalies, ({ actor, query }) => listAnomalies(actor, query));
