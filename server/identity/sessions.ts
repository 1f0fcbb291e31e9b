import { and, asc, eq, gt, isNull, or, sql } from 'drizzle-orm';
import { members, organizations, sessions, users } from '@/drizzle/schema/identity';
import { type Tx, withIdentity } from '../db';
import type { Actor } from './actor';
import { isAnyOf } from './is-any-of';
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

/** What names a session: the token of its cookie, or its id, as an access token of ours tells it. */
export type SessionName = { token: string } | { id: string };

/**
 * The living session with this token or id and its actor, or null. The organization is the session's active one, else the
 * first that the person joined; deactivated people and members, and deleted organizations, have none.
 * @param options.renew moves the session's end on; false for what asks without anybody doing anything, such as streams
 */
export async function findSession(
  by: SessionName,
  via: Actor['via'],
  now = new Date(),
  options = { renew: true },
): Promise<LiveSession | null> {
  return withIdentity(async (tx) => {
    const [row] = await selectSessions(tx, [by], now);
    if (!row || !isRole(row.role)) return null;
    const latestEnd = new Date(row.startedAt.getTime() + sessionMaximumSeconds() * 1000);
    const next = new Date(Math.min(now.getTime() + sessionIdleSeconds() * 1000, latestEnd.getTime()));
    const isDue = options.renew && next.getTime() - row.expiresAt.getTime() > sessionTouchSeconds() * 1000;
    if (isDue) await tx.update(sessions).set({ expiresAt: next, updatedAt: now }).where(eq(sessions.id, row.id));
    return liveSession({ ...row, expiresAt: isDue ? next : row.expiresAt }, via);
  });
}

/** As `findSession` without renewing, of many sessions in one statement; in the order of the names. */
export async function findSessions(
  wanted: readonly (SessionName & { via: Actor['via'] })[],
  now = new Date(),
): Promise<(LiveSession | null)[]> {
  const rows = await withIdentity((tx) => selectSessions(tx, wanted, now));
  const known = new Map(rows.flatMap((row) => [[`token ${row.token}`, row] as const, [`id ${row.id}`, row] as const]));
  return wanted.map((by) => {
    const row = known.get('token' in by ? `token ${by.token}` : `id ${by.id}`);
    return row ? liveSession(row, by.via) : null;
  });
}

/** One row a session that lives: with the organization that it is in now. */
function selectSessions(tx: Tx, wanted: readonly SessionName[], now: Date) {
  const oldest = new Date(now.getTime() - sessionMaximumSeconds() * 1000);
  const tokens = wanted.flatMap((by) => ('token' in by ? [by.token] : []));
  const ids = wanted.flatMap((by) => ('id' in by ? [by.id] : []));
  const named = [...(tokens.length > 0 ? [isAnyOf(sessions.token, tokens)] : []), ...(ids.length > 0 ? [isAnyOf(sessions.id, ids)] : [])];
  return (
    tx
      .selectDistinctOn([sessions.id], {
        id: sessions.id,
        token: sessions.token,
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
      .where(and(or(...named), gt(sessions.expiresAt, now), gt(sessions.createdAt, oldest)))
      .orderBy(
        sessions.id,
        sql`(${organizations.id} = ${sessions.activeOrganizationId}) desc nulls last`,
        asc(members.createdAt),
        asc(members.id),
      )
  );
}

function liveSession(row: Awaited<ReturnType<typeof selectSessions>>[number], via: Actor['via']): LiveSession | null {
  const { userId, name, email, provider, role } = row;
  if (!isRole(role)) return null;
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
  const latestEnd = row.startedAt.getTime() + sessionMaximumSeconds() * 1000;
  return { actor, expiresAt: new Date(Math.min(row.expiresAt.getTime(), latestEnd)) };
}
