import { randomUUID } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import { sessions, twoFactors, users } from '@/drizzle/schema/identity';
import { recordAudit } from '@/server/audit/record';
import { withIdentity, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import type { Actor } from '../actor';
import { requireLocal } from '../local/only-local';
import { endSessions } from '../own-sessions/end-sessions';
import { requireRecentProof } from '../recent-proof';
import { countAttempt, forgetAttempts } from '../sign-in-attempts';
import { replaceRecoveryCodes } from './recovery-codes';
import { openTotpSecret, sealTotpSecret } from './seal-secret';
import { matchingStep, newTotpSecret, totpText, totpUri } from './totp';

const isOnAlready = () =>
  new AppError('CONFLICT', 'Two-step sign-in is on already: switch it off first to set up another authenticator app.');

/**
 * Begins to set up an authenticator app; nothing changes until a code confirms it. Beginning again makes a new secret.
 * @returns the secret in base32 and as the address that a QR code shows
 */
export async function startEnrolment(actor: Actor): Promise<{ secret: string; uri: string }> {
  requireLocal();
  await requireRecentProof(actor);
  const secret = newTotpSecret();
  const id = randomUUID();
  const sealed = await sealTotpSecret(id, secret);
  await withOrg(actor, async (audit) => {
    await withIdentity(async (tx) => {
      await tx.delete(twoFactors).where(and(eq(twoFactors.userId, actor.userId), eq(twoFactors.verified, false)));
      const made = await tx.insert(twoFactors).values({ id, userId: actor.userId, secret: sealed }).onConflictDoNothing().returning();
      if (made.length === 0) throw isOnAlready();
    });
    await recordAudit(audit, actor, { action: 'mfa.enrol', target: actor.userId });
  });
  return { secret: totpText(secret), uri: totpUri(secret, actor.email) };
}

/**
 * Switches two-step sign-in on, once the app shows a right code. This session goes on, all others of the person end.
 * @returns recovery codes, never to be had again
 * @throws AppError UNPROCESSABLE when nothing was begun or the code is wrong; RATE_LIMITED
 */
export async function confirmEnrolment(actor: Actor, code: string, headers: Headers, now = new Date()): Promise<string[]> {
  requireLocal();
  await requireRecentProof(actor, now);
  await countAttempt('second-factor', actor.userId, headers);
  const [row] = await withIdentity((tx) => tx.select().from(twoFactors).where(eq(twoFactors.userId, actor.userId)));
  if (!row) throw new AppError('UNPROCESSABLE', 'Begin first: ask for a QR code, and add it to your authenticator app.');
  if (row.verified) throw isOnAlready();
  const step = await matchingStep(await openTotpSecret(row.id, row.secret), code, now);
  if (step === null)
    throw new AppError(
      'UNPROCESSABLE',
      'This code does not fit: check the clock of your phone, and enter the code that the app shows now.',
    );
  const codes = await withOrg(actor, async (audit) => {
    const made = await withIdentity(async (tx) => {
      const confirmed = await tx
        .update(twoFactors)
        .set({ verified: true, lastUsedStep: step })
        .where(and(eq(twoFactors.id, row.id), eq(twoFactors.verified, false)))
        .returning({ id: twoFactors.id });
      if (confirmed.length === 0) throw isOnAlready();
      await tx.update(users).set({ twoFactorEnabled: true, updatedAt: now }).where(eq(users.id, actor.userId));
      await tx.update(sessions).set({ secondFactorAt: now }).where(eq(sessions.id, actor.credentialId));
      await endSessions(tx, { userId: actor.userId, except: actor.credentialId });
      return replaceRecoveryCodes(tx, actor.userId);
    });
    await recordAudit(audit, actor, { action: 'mfa.enable', target: actor.userId });
    return made;
  });
  await forgetAttempts('second-factor', actor.userId, headers);
  return codes;
}
