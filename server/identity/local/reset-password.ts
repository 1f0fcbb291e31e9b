import { hashPassword } from 'better-auth/crypto';
import { recordAudit } from '@/server/audit/record';
import { withIdentity, withOrg } from '@/server/db';
import { env } from '@/server/env';
import { AppError } from '@/server/errors';
import { log } from '@/server/log';
import { mailIsSetUp, sendMail } from '@/server/mail/send';
import { type Actor, authorise } from '../actor';
import { endSessions } from '../own-sessions/end-sessions';
import { resetLinkSeconds } from '../session-limits';
import { countAttempt, forgetAttempts } from '../sign-in-attempts';
import { storePassword } from './change-password';
import { changedLetter, resetLetter } from './letters';
import { requireSoleMember } from './members';
import { requireLocal } from './only-local';
import { requireGoodPassword } from './password-rules';
import { auditPerson, findPerson, findPersonByEmail, normalEmail } from './person';
import { consumeUserToken, createUserToken, peekUserToken } from './user-tokens';

const linkOf = (token: string): string => `${env().APP_URL}/reset-password?token=${token}`;

/**
 * Sends a link for a new password, if there is somebody by that address. Returns before that is known, so that neither answer
 * nor time tells.
 * @throws AppError UNPROCESSABLE where no mail can be sent; RATE_LIMITED
 */
export async function requestPasswordReset(email: string, headers: Headers): Promise<void> {
  requireLocal();
  if (!mailIsSetUp())
    throw new AppError(
      'UNPROCESSABLE',
      'CloudLens sends no mail here: ask an admin of your organization for a link to choose a new password.',
    );
  await countAttempt('reset', normalEmail(email), headers);
  void mailResetLink(email).catch((error: unknown) => log.error({ err: error }, 'a reset link could not be made'));
}

async function mailResetLink(email: string): Promise<void> {
  const made = await withIdentity(async (tx) => {
    const person = await findPersonByEmail(tx, email);
    return person && { person, token: await createUserToken(tx, person.id, 'reset-password', resetLinkSeconds) };
  });
  if (!made) return;
  await auditPerson(made.person, 'mail', 'password.reset-link');
  await sendMail(made.person.email, resetLetter(linkOf(made.token)));
}

/**
 * For an admin to hand to a member who cannot sign in, where no mail is set up or gets through. Only for people who belong to no
 * other organization: else an admin of one could get into the others.
 * @returns the link, good once and for an hour; shown now and never again
 */
export async function createResetLink(actor: Actor, userId: string): Promise<{ link: string; expiresAt: Date }> {
  authorise(actor, 'members:update');
  requireLocal();
  await requireSoleMember(actor, userId);
  const expiresAt = new Date(Date.now() + resetLinkSeconds * 1000);
  return withOrg(actor, async (audit) => {
    const token = await withIdentity((tx) => createUserToken(tx, userId, 'reset-password', resetLinkSeconds));
    await recordAudit(audit, actor, { action: 'password.reset-link', target: userId });
    return { link: linkOf(token), expiresAt };
  });
}

/**
 * Sets the password of whoever holds a reset link, and ends all their sessions. Two-step sign-in stays on.
 * @throws AppError UNPROCESSABLE for a used or old link, or a bad password, which leaves the link good
 */
export async function resetPassword(token: string, password: string, headers: Headers): Promise<void> {
  requireLocal();
  const dead = () => new AppError('UNPROCESSABLE', 'This link has been used or is too old: ask for a fresh one.');
  await countAttempt('reset', token, headers);
  const person = await withIdentity(async (tx) => {
    const userId = await peekUserToken(tx, token, 'reset-password');
    return userId && findPerson(tx, userId);
  });
  if (!person) throw dead();
  // Whoever holds a good link is not guessing: bad passwords cost nothing.
  await forgetAttempts('reset', token, headers);
  await requireGoodPassword(password, person);
  const passwordHash = await hashPassword(password);
  await withIdentity(async (tx) => {
    if (!(await consumeUserToken(tx, token, 'reset-password'))) throw dead();
    await storePassword(tx, person.id, passwordHash);
    await endSessions(tx, { userId: person.id });
  });
  await auditPerson(person, 'reset-link', 'password.reset');
  void sendMail(person.email, changedLetter('Your password was changed'));
}
