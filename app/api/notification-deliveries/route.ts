import { route } from '@/server/http/route';
import { listNotificationDeliveries } from '@/server/notifications/api';
import { listDeliveries } from '@/server/notifications/data';

export const GET = route(listNotificationDeliveries, async ({ actor, query }) => {
  const { rows, ...pagination } = await listDeliveries(actor, query);
  return { deliveries: rows, pagination };
});
