import { reply } from '@/server/http/reply';
import { route } from '@/server/http/route';
import { register } from '@/server/identity/local/api';
import { register as registerPerson } from '@/server/identity/local/register';
import { enteredView } from '@/server/identity/local/views';

export const dynamic = 'force-dynamic';

export const POST = route(register, async ({ body, request }) => {
  const outcome = await registerPerson(body, request.headers);
  if ('verificationSent' in outcome) return reply(outcome, { status: 202, message: 'A mail asks to confirm the address.' });
  return enteredView(outcome);
});
