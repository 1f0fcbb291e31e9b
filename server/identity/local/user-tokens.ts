import { and, eq, gt, isNull } from 'drizzle-orm';
import { userTokens } from '@/drizzle/schema/identity';
import type { Tx } from '@/server/db';
import { randomText, sha256 } from '../secret-token';

type Purpose = typeof userTokens.$inferSelect.purpose;

/** Letters and digits worth 190 bits. */
export const userTokenPattern = /^[0-9A-Za-z]{32}$/;

/** A token that lets this person do one thing once; those that they had for it before die. It is stored as a hash. */
export async function createUserToken(tx: Tx, userId: string, purpose: Purpose, seconds: number, now = new Date()): Promise<string> {
  const token = randomText(32);
  await tx.delete(userTokens).where(and(eq(userTokens.userId, userId), eq(userTokens.purpose, purpose), isNull(userTokens.usedAt)));
  await tx
    .insert(userTokens)
    .values({ userId, purpose, tokenHash: sha256(token), createdAt: now, expiresAt: new Date(now.getTime() + seconds * 1000) });
  return token;
}

const living = (token: string, purpose: Purpose, now: Date) =>
  and(eq(userTokens.tokenHash, sha256(token)), eq(userTokens.purpose, purpose), isNull(userTokens.usedAt), gt(userTokens.expiresAt, now));

/** Whose token it is, without using it up; null for a used, old or unknown one. */
export async function peekUserToken(tx: Tx, token: string, purpose: Purpose, now = new Date()): Promise<string | null> {
  const [row] = await tx
    .select({ userId: userTokens.userId })
    .from(userTokens)
    .where(living(token, purpose, now));
  return row?.userId ?? null;
}

/** Uses a token up in one statement, so that of two at the same time one wins. @returns the person's id, or null */
export async function consumeUserToken(tx: Tx, token: string, purpose: Purpose, now = new Date()): Promise<string | null> {
  const [row] = await tx
    .update(userTokens)
    .set({ usedAt: now })
    .where(living(token, purpose, now))
    .returning({ userId: userTokens.userId });
  return row?.userId ?? null;
}
