import { route } from '@/server/http/route';
import { verifyEmail } from '@/server/identity/local/api';
import { verifyEmail as takeLink } from '@/server/identity/local/verify-email';
import { enteredView } from '@/server/identity/local/views';

export const dynamic = 'force-dynamic';

export const POST = route(verifyEmail, async ({ body, request }) => {
  const entered = await takeLink(body.token, request.headers);
  return entered ? enteredView(entered) : {};
});
