import { eq } from 'drizzle-orm';
import { refreshTokens } from '@/drizzle/schema/identity';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withIdentity, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { log } from '@/server/log';
import { issueAccessToken } from '../access-token';
import { endSessions } from '../own-sessions/end-sessions';
import { randomText, sha256 } from '../secret-token';
import { refreshTokenSeconds } from '../session-limits';
import { findSession } from '../sessions';

export interface TokenPair {
  accessToken: string;
  refreshToken: string;
  /** Seconds that the access token is good for. */
  expiresIn: number;
}

/** Tokens for a program that has signed in; the first of the session's family. */
export async function issueTokens(sessionId: string): Promise<TokenPair> {
  const refreshToken = await withIdentity((tx) => insertToken(tx, sessionId, new Date()));
  return { ...(await issueAccessToken(sessionId)), refreshToken };
}

async function insertToken(tx: Tx, sessionId: string, now: Date): Promise<string> {
  const token = `clr_${randomText(40)}`;
  const expiresAt = new Date(now.getTime() + refreshTokenSeconds() * 1000);
  await tx.insert(refreshTokens).values({ sessionId, tokenHash: sha256(token), createdAt: now, expiresAt });
  return token;
}

/**
 * Exchanges a refresh token for a new pair and kills it. A token that was exchanged before is in somebody else's hands too:
 * its session ends, with every token of the family.
 * @throws AppError UNAUTHENTICATED, in the same words for unknown, old and used tokens
 */
export async function refreshTokenPair(token: string, now = new Date()): Promise<TokenPair> {
  const refused = () => new AppError('UNAUTHENTICATED', 'This refresh token is not valid: sign in again.');
  const sessionId = await familyOf(token);
  const live = sessionId && (await findSession({ id: sessionId }, 'token', now));
  if (!live) throw refused();
  const { actor } = live;
  const outcome = await withIdentity((tx) => exchange(tx, token, now));
  if (outcome === 'used before') {
    log.warn({ sessionId }, 'a refresh token was used twice: its session ends');
    await withOrg(actor, async (audit) => {
      await withIdentity((tx) => endSessions(tx, { userId: actor.userId, only: sessionId }));
      await recordAudit(audit, actor, { action: 'session.end', target: actor.userId, data: { reason: 'refresh token used twice' } });
    });
  }
  if (typeof outcome === 'string') throw refused();
  return { ...(await issueAccessToken(sessionId)), refreshToken: outcome.refreshToken };
}

async function familyOf(token: string): Promise<string | null> {
  const [row] = await withIdentity((tx) =>
    tx
      .select({ sessionId: refreshTokens.sessionId })
      .from(refreshTokens)
      .where(eq(refreshTokens.tokenHash, sha256(token))),
  );
  return row?.sessionId ?? null;
}

async function exchange(tx: Tx, token: string, now: Date): Promise<{ refreshToken: string } | 'used before' | 'over'> {
  // The lock makes two exchanges of one token wait for each other: the second one is a reuse.
  const [row] = await tx
    .select()
    .from(refreshTokens)
    .where(eq(refreshTokens.tokenHash, sha256(token)))
    .for('update');
  if (!row || row.expiresAt <= now) return 'over';
  if (row.usedAt) return 'used before';
  await tx.update(refreshTokens).set({ usedAt: now }).where(eq(refreshTokens.id, row.id));
  return { refreshToken: await insertToken(tx, row.sessionId, now) };
}
