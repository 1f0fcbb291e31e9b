import { and, eq, gt, isNull } from 'drizzle-orm';
import { signInLinks, users } from '@/drizzle/schema/identity';
import { type Tx, withIdentity } from '../db';
import { AppError } from '../errors';
import { randomText, sha256 } from './secret-token';
import { signInLinkSeconds } from './session-limits';

/** Page that shows a button; only pressing it uses the link up, so that a preview or scanner of links does not. */
const pagePath = '/sign-in/link';

/**
 * A fresh one-time link that signs this person in: good for 15 minutes and one use. Links that they had before die.
 * @param url our own address, without a trailing slash
 */
export async function createSignInLink(tx: Tx, userId: string, url: string, now = new Date()): Promise<string> {
  const token = randomText(32);
  await tx.delete(signInLinks).where(and(eq(signInLinks.userId, userId), isNull(signInLinks.usedAt)));
  await tx
    .insert(signInLinks)
    .values({ userId, tokenHash: sha256(token), createdAt: now, expiresAt: new Date(now.getTime() + signInLinkSeconds * 1000) });
  return `${url}${pagePath}?token=${token}`;
}

/**
 * Uses a link up, in one statement: of two at the same time one wins.
 * @returns the person's id
 * @throws AppError UNPROCESSABLE for a used, old or unknown link (which of them is nobody's business)
 */
export async function consumeSignInLink(token: string, now = new Date()): Promise<string> {
  const [row] = await withIdentity((tx) =>
    tx
      .update(signInLinks)
      .set({ usedAt: now })
      .from(users)
      .where(
        and(
          eq(signInLinks.tokenHash, sha256(token)),
          isNull(signInLinks.usedAt),
          gt(signInLinks.expiresAt, now),
          eq(users.id, signInLinks.userId),
          isNull(users.deactivatedAt),
        ),
      )
      .returning({ userId: signInLinks.userId }),
  );
  if (!row)
    throw new AppError(
      'UNPROCESSABLE',
      'This sign-in link has been used or is older than 15 minutes. Start CloudLens again for a fresh one, or sign in with your password.',
    );
  return row.userId;
}
