import { route } from '@/server/http/route';
import { putRetention, getRetention as read } from '@/server/retention/api';
import { getRetention } from '@/server/retention/data';
import { saveRetention } from '@/server/retention/mutations';

export const dynamic = 'force-dynamic';

export const GET = route(read, async ({ actor }) => ({ retention: await getRetention(actor) }));

export const PUT = route(putRetention, async ({ actor, body }) => ({ retention: await saveRetention(actor, body) }));
