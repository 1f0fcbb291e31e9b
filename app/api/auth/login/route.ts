import { route } from '@/server/http/route';
import { login } from '@/server/identity/local/api';
import { enteredView } from '@/server/identity/local/views';
import { signInWithPassword } from '@/server/identity/sign-in';

export const dynamic = 'force-dynamic';

export const POST = route(login, async ({ body, request }) =>
  enteredView(await signInWithPassword(body.email, body.password, request.headers, body.totp)),
);
