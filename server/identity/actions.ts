'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { action, publicAction } from '../action';
import { endSessionOf } from './end-session';
import { keepSession, type SignInAnswer } from './keep-session';
import { linkSchema, signInSchema } from './schema';
import { challengeSchema } from './second-factor/schema';
import { type Entered, NoOrganizationError, signInToDemo, signInWithChallenge, signInWithLink, signInWithPassword } from './sign-in';

/** Who belongs to no organization is signed in all the same: pages lead them to where they make one. */
async function keepEntered(entering: Promise<Entered>): Promise<SignInAnswer> {
  try {
    return await keepSession(await entering);
  } catch (error) {
    if (error instanceof NoOrganizationError) return keepSession({ token: error.token });
    throw error;
  }
}

/** Signs in by e-mail and password. On null the session cookie is set; a challenge asks for the code of the authenticator app. */
export const signInAction = publicAction({ input: signInSchema }, async ({ input, headers }) =>
  keepEntered(signInWithPassword(input.email, input.password, headers)),
);

/** Finishes a sign-in that was answered with a challenge. */
export const secondStepAction = publicAction({ input: challengeSchema }, async ({ input, headers }) =>
  keepEntered(signInWithChallenge(input.challenge, input.code, headers)),
);

/** Uses up a one-time sign-in link. */
export const consumeLinkAction = publicAction({ input: linkSchema }, async ({ input, headers }) =>
  keepEntered(signInWithLink(input.token, headers)),
);

/** Signs in to the demo on one's own machine. */
export const openDemoAction = publicAction({ input: z.void() }, async ({ headers }) => keepSession(await signInToDemo(headers)));

/** Ends the session and leads to the front page. */
export const signOutAction = action({ permission: 'signed-in', withoutSecondFactor: true, input: z.void() }, async ({ actor }) => {
  await endSessionOf(actor);
  await keepSession(null);
  redirect('/');
});
