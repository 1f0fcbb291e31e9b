import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';
import { createNotificationChannel, listNotificationChannels } from '@/server/notifications/api';
import { createChannel } from '@/server/notifications/channels';
import { listChannels } from '@/server/notifications/data';

export const dynamic = 'force-dynamic';

export const GET = route(listNotificationChannels, async ({ actor, query }) => pageOf(actor, 'channels', await listChannels(actor), query));
export const POST = route(createNotificationChannel, ({ actor, body }) => createChannel(actor, body));
