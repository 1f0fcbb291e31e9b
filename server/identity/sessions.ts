import { and, asc, eq, gt, isNull, sql } from 'drizzle-orm';
import { members, organizations, sessions, users } from '@/drizzle/schema/identity';
import { withIdentity } from '../db';
import type { Actor } from './actor';
import { isRole } from './permissions';
import { identityProvider } from './provider';
import { localAuth } from './providers/local';
import { reachColumns, reachOf } from './reach';
import { sessionIdleSeconds, sessionMaximumSeconds, sessionTouchSeconds } from './session-limits';

export interface LiveSession {
  actor: Actor;
  expiresAt: Date;
}

interface Proof {
  /** A code of the authenticator app, or a recovery code, was shown. */
  secondFactor?: boolean;
  /** Peer's address, where it is known. */
  address?: string | null;
}

/** Starts a session for a person who has just proven who they are. */
export async function startSession(userId: string, userAgent: string | null, proof: Proof = {}): Promise<{ id: string; token: string }> {
  const { internalAdapter } = await localAuth().$context;
  const now = new Date();
  const session = await internalAdapter.createSession(userId, false, {
    userAgent: userAgent?.slice(0, 300) ?? '',
    ipAddress: proof.address ?? '',
    authenticatedAt: now,
    secondFactorAt: proof.secondFactor ? now : null,
  });
  return { id: session.id, token: session.token };
}

/**
 * The living session with this token or id and its actor, or null. The organization is the session's active one, else the
 * first that the person joined; deactivated people and members, and deleted organizations, have none.
 * @param options.renew moves the session's end on; false for what asks without anybody doing anything, such as streams
 */
export async function findSession(
  by: { token: string } | { id: string },
  via: Actor['via'],
  now = new Date(),
  options = { renew: true },
): Promise<LiveSession | null> {
  const oldest = new Date(now.getTime() - sessionMaximumSeconds() * 1000);
  const wanted = 'token' in by ? eq(sessions.token, by.token) : eq(sessions.id, by.id);
  return withIdentity(async (tx) => {
    const [row] = await tx
      .select({
        id: sessions.id,
        expiresAt: sessions.expiresAt,
        startedAt: sessions.createdAt,
        secondFactorAt: sessions.secondFactorAt,
        userId: users.id,
        name: users.name,
        email: users.email,
        provider: users.provider,
        twoFactorEnabled: users.twoFactorEnabled,
        mfaRequired: organizations.mfaRequired,
        role: members.role,
        ...reachColumns,
      })
      .from(sessions)
      // People of a provider that is no longer configured are let in by nothing that they hold.
      .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.provider, identityProvider()), isNull(users.deactivatedAt)))
      .innerJoin(members, and(eq(members.userId, users.id), isNull(members.deactivatedAt)))
      .innerJoin(organizations, and(eq(organizations.id, members.organizationId), isNull(organizations.deletedAt)))
      .where(and(wanted, gt(sessions.expiresAt, now), gt(sessions.createdAt, oldest)))
      .orderBy(sql`(${organizations.id} = ${sessions.activeOrganizationId}) desc nulls last`, asc(members.createdAt), asc(members.id))
      .limit(1);
    if (!row || !isRole(row.role)) return null;
    const latestEnd = new Date(row.startedAt.getTime() + sessionMaximumSeconds() * 1000);
    const next = new Date(Math.min(now.getTime() + sessionIdleSeconds() * 1000, latestEnd.getTime()));
    const isDue = options.renew && next.getTime() - row.expiresAt.getTime() > sessionTouchSeconds() * 1000;
    if (isDue) await tx.update(sessions).set({ expiresAt: next, updatedAt: now }).where(eq(sessions.id, row.id));
    const { userId, name, email, provider, role } = row;
    // Vendors ask for second factors themselves. Whoever has one here shows it in every session, however the session began.
    const needsSecondFactor = provider === 'local' && !row.secondFactorAt && (row.mfaRequired || row.twoFactorEnabled);
    const actor: Actor = {
      userId,
      ...reachOf(row),
      role,
      via,
      credentialId: row.id,
      name,
      email,
      provider,
      ...(needsSecondFactor ? { needsSecondFactor: true } : {}),
    };
    return { actor, expiresAt: new Date(Math.min((isDue ? next : row.expiresAt).getTime(), latestEnd.getTime())) };
  });
}
