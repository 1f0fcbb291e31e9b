import { listCostSources } from '@/server/costs/api';
import { costSources } from '@/server/costs/lists';
import { route } from '@/server/http/route';

export const GET = route(listCostSources, ({ actor }) => costSources(actor));
