import { route } from '@/server/http/route';
import { endSession } from '@/server/identity/own-sessions/api';
import { endOwnSession } from '@/server/identity/own-sessions/mutations';

export const dynamic = 'force-dynamic';

export const DELETE = route(endSession, async ({ actor, params }) => {
  await endOwnSession(actor, params.id);
  return {};
});
