import { reply } from '@/server/http/reply';
import { route } from '@/server/http/route';
import { resetPassword } from '@/server/identity/local/api';
import { resetPassword as setByLink } from '@/server/identity/local/reset-password';

export const dynamic = 'force-dynamic';

export const POST = route(resetPassword, async ({ body, request }) => {
  await setByLink(body.token, body.password, request.headers);
  return reply({}, { message: 'The password is changed: sign in with it.' });
});
