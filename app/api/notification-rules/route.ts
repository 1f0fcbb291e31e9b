import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';
import { createNotificationRule, listNotificationRules } from '@/server/notifications/api';
import { listRules } from '@/server/notifications/data';
import { createRule } from '@/server/notifications/rules';

export const dynamic = 'force-dynamic';

export const GET = route(listNotificationRules, async ({ actor, query }) => pageOf(actor, 'rules', await listRules(actor), query));
export const POST = route(createNotificationRule, async ({ actor, body }) => ({ rule: await createRule(actor, body) }));
