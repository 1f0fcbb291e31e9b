import { cookies } from 'next/headers';
import { clerkCookieNames } from './providers/clerk';
import { cookieAttributes, sessionCookieName, signSessionToken } from './session-cookie';
import type { SecondStep } from './sign-in';

/** What a page goes on with: null when it is signed in, a challenge when the code of the authenticator app is missing. */
export type SignInAnswer = { challenge: string } | null;

/** For server actions: keeps a new session, or a new token of one, in the browser's cookie; null takes the cookie away. */
export async function keepSession(entered: { token: string } | SecondStep | null): Promise<SignInAnswer> {
  if (entered && 'mfaRequired' in entered) return { challenge: entered.challenge };
  const jar = await cookies();
  if (entered) jar.set(sessionCookieName(), signSessionToken(entered.token), cookieAttributes());
  else for (const name of [sessionCookieName(), ...clerkCookieNames()]) jar.set(name, '', { ...cookieAttributes(), maxAge: 0 });
  return null;
}
