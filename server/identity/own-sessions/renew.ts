import { eq } from 'drizzle-orm';
import { sessions } from '@/drizzle/schema/identity';
import { recordAudit } from '@/server/audit/record';
import { withIdentity, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import type { Actor } from '../actor';
import { sessionIdleSeconds, sessionMaximumSeconds } from '../session-limits';

/**
 * Moves the end of the caller's session on, at most to thirty days (by default) after sign-in.
 * @throws AppError UNPROCESSABLE for API keys and Bearer tokens, which end by themselves
 */
export async function renewSession(actor: Actor, now = new Date()): Promise<{ expiresAt: Date; latestEnd: Date }> {
  if (actor.via !== 'session')
    throw new AppError('UNPROCESSABLE', 'Only the session of a cookie is renewed like this; tokens by POST /api/auth/refresh.');
  const renewed = await withIdentity(async (tx) => {
    const [row] = await tx.select({ startedAt: sessions.createdAt }).from(sessions).where(eq(sessions.id, actor.credentialId));
    if (!row) throw new AppError('UNAUTHENTICATED', 'Your session has ended: sign in again.');
    const latestEnd = new Date(row.startedAt.getTime() + sessionMaximumSeconds() * 1000);
    const expiresAt = new Date(Math.min(now.getTime() + sessionIdleSeconds() * 1000, latestEnd.getTime()));
    await tx.update(sessions).set({ expiresAt, updatedAt: now }).where(eq(sessions.id, actor.credentialId));
    return { expiresAt, latestEnd };
  });
  await withOrg(actor, (tx) => recordAudit(tx, actor, { action: 'session.renew', target: actor.userId }));
  return renewed;
}
