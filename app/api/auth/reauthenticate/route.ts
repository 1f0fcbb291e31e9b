import { reply } from '@/server/http/reply';
import { route } from '@/server/http/route';
import { reauthenticate as prove } from '@/server/identity/recent-proof';
import { reauthenticate } from '@/server/identity/second-factor/api';
import { newTokenHeaders } from '@/server/identity/session-cookie';

export const dynamic = 'force-dynamic';

export const POST = route(reauthenticate, async ({ actor, body, request }) => {
  const { token } = await prove(actor, body, request.headers);
  return reply({}, { headers: newTokenHeaders(actor, token) });
});
