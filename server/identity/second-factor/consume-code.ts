import { and, eq, isNull, lt, or } from 'drizzle-orm';
import { twoFactors } from '@/drizzle/schema/identity';
import { withIdentity } from '@/server/db';
import { AppError } from '@/server/errors';
import { countAttempt, forgetAttempts } from '../sign-in-attempts';
import { consumeRecoveryCode } from './recovery-codes';
import { openTotpSecret } from './seal-secret';
import { matchingStep } from './totp';

/**
 * Takes a code of the person's authenticator app, or a recovery code; each is good once. Five tries in a quarter of an hour.
 * @throws AppError UNAUTHENTICATED for a wrong or used code; RATE_LIMITED
 */
export async function consumeSecondFactor(userId: string, code: string, headers: Headers, now = new Date()): Promise<'app' | 'recovery'> {
  await countAttempt('second-factor', userId, headers);
  const kind = /^\d{6}$/.test(code) ? 'app' : 'recovery';
  const isGood =
    kind === 'app' ? await consumeTotp(userId, code, now) : await withIdentity((tx) => consumeRecoveryCode(tx, userId, code, now));
  if (!isGood)
    throw new AppError(
      'UNAUTHENTICATED',
      kind === 'app'
        ? 'This code is wrong or was used before: wait for the next one of your app.'
        : 'This recovery code is wrong or was used before: try another one.',
    );
  await forgetAttempts('second-factor', userId, headers);
  return kind;
}

/** Whether the code is the app's and newer than the last one that was used; then it is used. */
async function consumeTotp(userId: string, code: string, now: Date): Promise<boolean> {
  const [row] = await withIdentity((tx) =>
    tx
      .select({ id: twoFactors.id, secret: twoFactors.secret })
      .from(twoFactors)
      .where(and(eq(twoFactors.userId, userId), eq(twoFactors.verified, true))),
  );
  if (!row) return false;
  const step = await matchingStep(await openTotpSecret(row.id, row.secret), code, now);
  if (step === null) return false;
  const used = await withIdentity((tx) =>
    tx
      .update(twoFactors)
      .set({ lastUsedStep: step })
      .where(
        and(
          eq(twoFactors.userId, userId),
          eq(twoFactors.verified, true),
          eq(twoFactors.secret, row.secret),
          or(isNull(twoFactors.lastUsedStep), lt(twoFactors.lastUsedStep, step)),
        ),
      )
      .returning({ id: twoFactors.id }),
  );
  return used.length === 1;
}
