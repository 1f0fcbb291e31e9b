import { type Entered, isSecondStep, type SignedIn } from '@/server/identity/sign-in';

/** The session of a sign-in that asks for no second step. */
export async function signedIn(outcome: Promise<Entered> | Entered): Promise<SignedIn> {
  const entered = await outcome;
  if (isSecondStep(entered)) throw new Error('a second step was asked for');
  return entered;
}
