import { route } from '@/server/http/route';
import { sessionEvents } from '@/server/identity/own-sessions/api';
import { sessionStream } from '@/server/identity/own-sessions/events';

export const dynamic = 'force-dynamic';

export const GET = route(sessionEvents, async ({ actor, request }) => sessionStream(actor, request));
