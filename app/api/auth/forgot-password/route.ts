import { reply } from '@/server/http/reply';
import { route } from '@/server/http/route';
import { forgotPassword } from '@/server/identity/local/api';
import { requestPasswordReset } from '@/server/identity/local/reset-password';

export const dynamic = 'force-dynamic';

export const POST = route(forgotPassword, async ({ body, request }) => {
  await requestPasswordReset(body.email, request.headers);
  return reply({}, { message: 'If there is such an account, a mail with a link is on its way.' });
});
