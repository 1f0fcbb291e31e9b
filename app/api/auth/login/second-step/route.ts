import { route } from '@/server/http/route';
import { loginSecondStep } from '@/server/identity/local/api';
import { signedInView } from '@/server/identity/local/views';
import { signInWithChallenge } from '@/server/identity/sign-in';

export const dynamic = 'force-dynamic';

export const POST = route(loginSecondStep, async ({ body, request }) =>
  signedInView(await signInWithChallenge(body.challenge, body.code, request.headers)),
);
