import { and, desc, eq, gt } from 'drizzle-orm';
import { sessions } from '@/drizzle/schema/identity';
import { withIdentity } from '@/server/db';
import type { Actor } from '../actor';
import { deviceOf } from './device';

export interface SessionRow {
  id: string;
  /** As in 'Firefox on Linux'. */
  device: string;
  /** null where no trusted proxy tells it. */
  address: string | null;
  startedAt: Date;
  /** To within some minutes. */
  lastSeenAt: Date;
  expiresAt: Date;
  /** The one that asks. */
  current: boolean;
}

/** The actor's own living sessions, the last used first; at most 100. */
export async function listOwnSessions(actor: Actor, now = new Date()): Promise<SessionRow[]> {
  const rows = await withIdentity((tx) =>
    tx
      .select()
      .from(sessions)
      .where(and(eq(sessions.userId, actor.userId), gt(sessions.expiresAt, now)))
      .orderBy(desc(sessions.updatedAt), sessions.id)
      .limit(100),
  );
  return rows.map((row) => ({
    id: row.id,
    device: deviceOf(row.userAgent ?? ''),
    address: row.ipAddress || null,
    startedAt: row.createdAt,
    lastSeenAt: row.updatedAt,
    expiresAt: row.expiresAt,
    current: row.id === actor.credentialId,
  }));
}
