import { getOrganization } from '../data';
import { type Entered, isSecondStep, type SecondStep, type SignedIn } from '../sign-in';
import { organizationView, userView } from '../views';
import { issueTokens } from './refresh-tokens';

/** What a program gets that has signed in: who it is, and its first pair of tokens. */
export async function signedInView({ actor }: SignedIn) {
  // Whoever still lacks a second factor may know where they are, and nothing else of it.
  const { needsSecondFactor: _, ...whole } = actor;
  const organization = organizationView(await getOrganization(whole));
  return { user: userView(actor), organization, ...(await issueTokens(actor.credentialId)) };
}

export async function enteredView(entered: Entered): Promise<SecondStep | Awaited<ReturnType<typeof signedInView>>> {
  return isSecondStep(entered) ? entered : signedInView(entered);
}
