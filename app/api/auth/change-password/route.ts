import { reply } from '@/server/http/reply';
import { route } from '@/server/http/route';
import { changePassword } from '@/server/identity/local/api';
import { changePassword as change } from '@/server/identity/local/change-password';
import { newTokenHeaders } from '@/server/identity/session-cookie';

export const dynamic = 'force-dynamic';

export const POST = route(changePassword, async ({ actor, body, request }) => {
  const { token } = await change(actor, body, request.headers);
  return reply({}, { message: 'The password is changed.', headers: newTokenHeaders(actor, token) });
});
