import { refreshCosts } from '@/server/costs/api';
import { requestRefresh } from '@/server/costs/fetch/queue';
import { route } from '@/server/http/route';

export const POST = route(refreshCosts, ({ actor, body }) => requestRefresh(actor, body.awsAccountId, 'api'));
