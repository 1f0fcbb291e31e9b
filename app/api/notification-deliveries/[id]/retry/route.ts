import { route } from '@/server/http/route';
import { retryNotificationDelivery } from '@/server/notifications/api';
import { retryDelivery } from '@/server/notifications/rules';

export const POST = route(retryNotificationDelivery, async ({ actor, params }) => {
  await retryDelivery(actor, params.id);
  return {};
});
