import { reply } from '@/server/http/reply';
import { route } from '@/server/http/route';
import { logout } from '@/server/identity/api';
import { endSessionOf } from '@/server/identity/end-session';
import { setCookieHeader } from '@/server/identity/session-cookie';

export const dynamic = 'force-dynamic';

export const POST = route(logout, async ({ actor }) => {
  await endSessionOf(actor);
  return reply({}, { message: 'Signed out.', headers: { 'Set-Cookie': setCookieHeader(null) } });
});
