import { and, eq, ne } from 'drizzle-orm';
import { members, sessions } from '@/drizzle/schema/identity';
import type { Tx } from '@/server/db';
import { announce } from '@/server/live/announce';

interface Which {
  userId: string;
  /** Only this one. */
  only?: string;
  /** All but this one. */
  except?: string;
  /** Only those that work in this organization. */
  activeIn?: string;
}

/**
 * Ends sessions of a person, with their cookies, access and refresh tokens, and tells the pages that they opened.
 * @returns how many there were
 */
export async function endSessions(tx: Tx, { userId, only, except, activeIn }: Which): Promise<number> {
  const ended = await tx
    .delete(sessions)
    .where(
      and(
        eq(sessions.userId, userId),
        only === undefined ? undefined : eq(sessions.id, only),
        except === undefined ? undefined : ne(sessions.id, except),
        activeIn === undefined ? undefined : eq(sessions.activeOrganizationId, activeIn),
      ),
    )
    .returning({ id: sessions.id });
  if (ended.length === 0) return 0;
  const joined = await tx.select({ orgId: members.organizationId }).from(members).where(eq(members.userId, userId));
  for (const { orgId } of joined) for (const { id } of ended) await announce(tx.sql, { orgId, channel: 'session', id });
  return ended.length;
}
