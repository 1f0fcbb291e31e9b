import { route } from '@/server/http/route';
import { deleteNotificationRule, updateNotificationRule } from '@/server/notifications/api';
import { deleteRule, updateRule } from '@/server/notifications/rules';

export const PATCH = route(updateNotificationRule, async ({ actor, params, body }) => ({ rule: await updateRule(actor, params.id, body) }));

export const DELETE = route(deleteNotificationRule, async ({ actor, params }) => {
  await deleteRule(actor, params.id);
  return {};
});
