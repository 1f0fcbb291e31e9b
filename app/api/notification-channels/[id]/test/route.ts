import { route } from '@/server/http/route';
import { testNotificationChannel } from '@/server/notifications/api';
import { testChannel } from '@/server/notifications/channels';

export const POST = route(testNotificationChannel, async ({ actor, params }) => {
  const { ok, status, error } = await testChannel(actor, params.id);
  return { ok, status, error };
});
