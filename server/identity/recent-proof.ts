import { eq } from 'drizzle-orm';
import { sessions } from '@/drizzle/schema/identity';
import { recordAudit } from '../audit/record';
import { withIdentity, withOrg } from '../db';
import { AppError } from '../errors';
import type { Actor } from './actor';
import { isPasswordOf } from './local/check-password';
import { requireLocal } from './local/only-local';
import { findPerson } from './local/person';
import { consumeSecondFactor } from './second-factor/consume-code';
import { randomText } from './secret-token';
import { recentProofSeconds } from './session-limits';
import { countAttempt, forgetAttempts } from './sign-in-attempts';

/** @throws AppError UNPROCESSABLE unless the caller is in a session that we keep: what concerns the person themselves is done in one. */
export function requireSession(actor: Actor): void {
  if (actor.via === 'api-key')
    throw new AppError('UNPROCESSABLE', 'An API key cannot do this: sign in as a person, on a page or by POST /api/auth/login.');
  if (actor.provider === 'clerk') throw new AppError('UNPROCESSABLE', 'Your session is kept by Clerk: see to it there.');
}

/**
 * For changes to how one signs in: the person proved who they are within the last ten minutes.
 * @throws AppError REAUTHENTICATION_REQUIRED
 */
export async function requireRecentProof(actor: Actor, now = new Date()): Promise<void> {
  requireSession(actor);
  const [row] = await withIdentity((tx) =>
    tx.select({ at: sessions.authenticatedAt }).from(sessions).where(eq(sessions.id, actor.credentialId)),
  );
  if (row && now.getTime() - row.at.getTime() < recentProofSeconds * 1000) return;
  throw new AppError('REAUTHENTICATION_REQUIRED', 'Confirm first that it is you: your last sign-in is more than ten minutes ago.');
}

/**
 * Proves again who is there: by a code for whoever has two-step sign-in, else by the password. The session gets a new token.
 * @returns the token for the cookie
 * @throws AppError UNAUTHENTICATED; RATE_LIMITED
 */
export async function reauthenticate(
  actor: Actor,
  proof: { password?: string; code?: string },
  headers: Headers,
): Promise<{ token: string }> {
  requireLocal();
  requireSession(actor);
  const person = await withIdentity((tx) => findPerson(tx, actor.userId));
  if (!person) throw new AppError('UNAUTHENTICATED', 'Your session has ended: sign in again.');
  if (person.twoFactorEnabled) {
    if (!proof.code) throw new AppError('UNPROCESSABLE', 'Enter a code of your authenticator app, or a recovery code.');
    await consumeSecondFactor(person.id, proof.code, headers);
  } else {
    await countAttempt('sign-in', person.email, headers);
    if (!(await isPasswordOf(person.passwordHash, proof.password ?? ''))) throw new AppError('UNAUTHENTICATED', 'The password is wrong.');
    await forgetAttempts('sign-in', person.email, headers);
  }
  const token = randomText(32);
  const now = new Date();
  await withOrg(actor, async (audit) => {
    await withIdentity((tx) =>
      tx
        .update(sessions)
        .set({ token, authenticatedAt: now, ...(person.twoFactorEnabled ? { secondFactorAt: now } : {}) })
        .where(eq(sessions.id, actor.credentialId)),
    );
    await recordAudit(audit, actor, { action: 'session.confirm', target: actor.userId });
  });
  return { token };
}
