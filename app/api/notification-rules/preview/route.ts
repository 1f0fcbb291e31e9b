import { route } from '@/server/http/route';
import { previewNotificationRule } from '@/server/notifications/api';
import { previewDays, previewRule } from '@/server/notifications/data';

export const POST = route(previewNotificationRule, async ({ actor, body }) => ({
  days: previewDays,
  ...(await previewRule(actor, body.filter)),
}));
