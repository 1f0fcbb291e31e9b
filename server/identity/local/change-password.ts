import { hashPassword } from 'better-auth/crypto';
import { and, eq } from 'drizzle-orm';
import { accounts, sessions, signInLinks, users, userTokens } from '@/drizzle/schema/identity';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withIdentity, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { sendMail } from '@/server/mail/send';
import { type Actor, requireSecondFactor } from '../actor';
import { endSessions } from '../own-sessions/end-sessions';
import { requireSession } from '../recent-proof';
import { randomText } from '../secret-token';
import { countAttempt, forgetAttempts } from '../sign-in-attempts';
import { isPasswordOf } from './check-password';
import { changedLetter } from './letters';
import { requireLocal } from './only-local';
import { requireGoodPassword } from './password-rules';
import { findPerson } from './person';

/** Stores the hash of a new password and kills every link that could still get in by the old state of things. */
export async function storePassword(tx: Tx, userId: string, passwordHash: string): Promise<void> {
  const values = { password: passwordHash, updatedAt: new Date() };
  const changed = await tx
    .update(accounts)
    .set(values)
    .where(and(eq(accounts.userId, userId), eq(accounts.providerId, 'credential')))
    .returning({ id: accounts.id });
  if (changed.length === 0) await tx.insert(accounts).values({ userId, providerId: 'credential', accountId: userId, ...values });
  await tx.delete(userTokens).where(eq(userTokens.userId, userId));
  await tx.delete(signInLinks).where(eq(signInLinks.userId, userId));
  await tx.update(users).set({ updatedAt: new Date() }).where(eq(users.id, userId));
}

/**
 * Changes the actor's own password; the present one is the proof. Their other sessions end, this one gets a new token.
 * @returns the token for the cookie
 * @throws AppError UNAUTHENTICATED for a wrong present password; UNPROCESSABLE for a bad new one; RATE_LIMITED
 */
export async function changePassword(
  actor: Actor,
  input: { currentPassword: string; newPassword: string },
  headers: Headers,
): Promise<{ token: string }> {
  requireLocal();
  requireSession(actor);
  requireSecondFactor(actor);
  const person = await withIdentity((tx) => findPerson(tx, actor.userId));
  if (!person) throw new AppError('UNAUTHENTICATED', 'Your session has ended: sign in again.');
  await countAttempt('sign-in', person.email, headers);
  if (!(await isPasswordOf(person.passwordHash, input.currentPassword)))
    throw new AppError('UNPROCESSABLE', 'The present password is wrong.', { field: 'currentPassword' });
  await forgetAttempts('sign-in', person.email, headers);
  if (input.newPassword === input.currentPassword)
    throw new AppError('UNPROCESSABLE', 'This is the present password: choose another one.', { field: 'newPassword' });
  await requireGoodPassword(input.newPassword, person);
  const passwordHash = await hashPassword(input.newPassword);
  const token = randomText(32);
  await withOrg(actor, async (audit) => {
    await withIdentity(async (tx) => {
      await storePassword(tx, actor.userId, passwordHash);
      await endSessions(tx, { userId: actor.userId, except: actor.credentialId });
      await tx.update(sessions).set({ token, authenticatedAt: new Date() }).where(eq(sessions.id, actor.credentialId));
    });
    await recordAudit(audit, actor, { action: 'password.change', target: actor.userId });
  });
  void sendMail(person.email, changedLetter('Your password was changed'));
  return { token };
}
