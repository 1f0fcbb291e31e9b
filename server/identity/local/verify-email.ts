import { and, eq } from 'drizzle-orm';
import { users } from '@/drizzle/schema/identity';
import { recordAudit } from '@/server/audit/record';
import { withIdentity, withOrg } from '@/server/db';
import { env } from '@/server/env';
import { AppError } from '@/server/errors';
import { mailIsSetUp, sendMail } from '@/server/mail/send';
import { type Actor, requireSecondFactor } from '../actor';
import { requireSession } from '../recent-proof';
import { verifyLinkSeconds } from '../session-limits';
import type { Entered } from '../sign-in';
import { countAttempt } from '../sign-in-attempts';
import { verifyLetter } from './letters';
import { requireLocal } from './only-local';
import { auditPerson, findPerson } from './person';
import { finishRegistration } from './register';
import { consumeUserToken, createUserToken } from './user-tokens';

/** Mails a link that proves the actor's own address. */
export async function requestVerification(actor: Actor, headers: Headers): Promise<void> {
  requireLocal();
  requireSession(actor);
  requireSecondFactor(actor);
  if (!mailIsSetUp()) throw new AppError('UNPROCESSABLE', 'CloudLens sends no mail here, so that no address can be confirmed.');
  await countAttempt('reset', actor.userId, headers);
  const token = await withOrg(actor, async (audit) => {
    const made = await withIdentity((tx) => createUserToken(tx, actor.userId, 'verify-email', verifyLinkSeconds));
    await recordAudit(audit, actor, { action: 'email.verify-link', target: actor.userId });
    return made;
  });
  if (!(await sendMail(actor.email, verifyLetter(`${env().APP_URL}/verify-email?token=${token}`))))
    throw new AppError('UNAVAILABLE', 'The mail could not be sent: try again later.');
}

/**
 * Takes the link of a mail: finishes a sign-up and signs in, or notes that an account's address is proven.
 * @throws AppError UNPROCESSABLE for a used or old link; RATE_LIMITED
 */
export async function verifyEmail(token: string, headers: Headers): Promise<Entered | null> {
  requireLocal();
  await countAttempt('reset', token, headers);
  const entered = await finishRegistration(token, headers);
  if (entered) return entered;
  const person = await withIdentity(async (tx) => {
    const userId = await consumeUserToken(tx, token, 'verify-email');
    if (!userId) return null;
    await tx
      .update(users)
      .set({ emailVerified: true, updatedAt: new Date() })
      .where(and(eq(users.id, userId), eq(users.provider, 'local')));
    return findPerson(tx, userId);
  });
  if (!person) throw new AppError('UNPROCESSABLE', 'This link has been used or is too old: ask for a fresh one.');
  await auditPerson(person, 'mail', 'email.verify');
  return null;
}
