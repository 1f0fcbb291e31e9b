import { giveAnomalyFeedback } from '@/server/costs/api';
import { giveFeedback } from '@/server/costs/detect/data';
import { route } from '@/server/http/route';

export const POST = route(giveAnomalyFeedback, async ({ actor, params, body }) => {
  await giveFeedback(actor, params.id, body);
  return {};
});
