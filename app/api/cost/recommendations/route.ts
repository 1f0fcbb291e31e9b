import { listRecommendations as operation } from '@/server/costs/api';
import { listRecommendations } from '@/server/costs/lists';
import { route } from '@/server/http/route';

export const GET = route(operation, ({ actor, query }) => listRecommendations(actor, query));
