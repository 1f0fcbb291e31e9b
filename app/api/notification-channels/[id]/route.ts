import { route } from '@/server/http/route';
import { deleteNotificationChannel, updateNotificationChannel } from '@/server/notifications/api';
import { deleteChannel, updateChannel } from '@/server/notifications/channels';

export const PATCH = route(updateNotificationChannel, async ({ actor, params, body }) => ({
  channel: await updateChannel(actor, params.id, body),
}));

export const DELETE = route(deleteNotificationChannel, async ({ actor, params }) => {
  await deleteChannel(actor, params.id);
  return {};
});
