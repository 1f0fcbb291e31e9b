import { pageOf } from '@/server/http/page-of';
import { route } from '@/server/http/route';
import { endOthers, listSessions } from '@/server/identity/own-sessions/api';
import { listOwnSessions } from '@/server/identity/own-sessions/data';
import { endOtherSessions } from '@/server/identity/own-sessions/mutations';
import { sessionView } from '@/server/identity/own-sessions/views';

export const dynamic = 'force-dynamic';

export const GET = route(listSessions, async ({ actor, query }) =>
  pageOf(actor, 'sessions', (await listOwnSessions(actor)).map(sessionView), query),
);

export const DELETE = route(endOthers, ({ actor }) => endOtherSessions(actor));
