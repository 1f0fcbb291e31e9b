import { base32 } from '@better-auth/utils/base32';
import { eq } from 'drizzle-orm';
import { twoFactors } from '@/drizzle/schema/identity';
import { withIdentity } from '@/server/db';
import { confirmEnrolment, startEnrolment } from '@/server/identity/second-factor/enrol';
import { stepOf, totpCode } from '@/server/identity/second-factor/totp';
import type { Person } from './organization';

/** The app's code of now, or of so many 30 s steps later. `secret` is in base32, as people get it. */
export const codeFor = (secret: string, steps = 0): Promise<string> =>
  totpCode(new TextDecoder().decode(base32.decode(secret)), stepOf(new Date()) + steps);

/** Sets up an authenticator app for a person; the step of its first code counts as long past, so that tests need not wait. */
export async function enrolPerson(person: Person): Promise<{ secret: string; codes: string[] }> {
  const { secret } = await startEnrolment(person.actor);
  const codes = await confirmEnrolment(person.actor, await codeFor(secret), new Headers());
  await withIdentity((tx) => tx.update(twoFactors).set({ lastUsedStep: 0 }).where(eq(twoFactors.userId, person.actor.userId)));
  return { secret, codes };
}
