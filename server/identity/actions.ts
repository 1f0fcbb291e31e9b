'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action, publicAction } from '../action';
import { endSessionOf } from './end-session';
import { linkSchema, signInSchema } from './schema';
import { cookieAttributes, sessionCookieName, signSessionToken } from './session-cookie';
import { signInToDemo, signInWithLink, signInWithPassword } from './sign-in';

async function keepSession(token: string): Promise<null> {
  (await cookies()).set(sessionCookieName(), signSessionToken(token), cookieAttributes());
  return null;
}

/** Signs in by e-mail and password. On success the session cookie is set and the page may go on to '/'. */
export const signInAction = publicAction({ input: signInSchema }, async ({ input, headers }) => {
  const { token } = await signInWithPassword(input.email, input.password, headers);
  return keepSession(token);
});

/** Uses up a one-time sign-in link. */
export const consumeLinkAction = publicAction({ input: linkSchema }, async ({ input, headers }) => {
  const { token } = await signInWithLink(input.token, headers);
  return keepSession(token);
});

/** Signs in to the demo on one's own machine. */
export const openDemoAction = publicAction({ input: z.void() }, async ({ headers }) => {
  const { token } = await signInToDemo(headers);
  return keepSession(token);
});

/** Ends the session and leads to the front page. */
export const signOutAction = action({ permission: 'signed-in', input: z.void() }, async ({ actor }) => {
  await endSessionOf(actor);
  (await cookies()).set(sessionCookieName(), '', { ...cookieAttributes(), maxAge: 0 });
  redirect('/');
});
