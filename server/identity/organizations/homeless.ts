import { and, eq, gt, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { members, organizations, sessions, users } from '@/drizzle/schema/identity';
import { withIdentity } from '@/server/db';
import { identityProvider } from '../provider';
import { sessionTokenOf } from '../session-cookie';
import { sessionMaximumSeconds } from '../session-limits';

/** Somebody who is signed in and belongs to no organization that lets them in. They can do nothing but make one, or leave. */
export interface Homeless {
  userId: string;
  email: string;
  sessionId: string;
  /** What they belonged to, as far as it is still kept. */
  left: { name: string; because: 'deleted' | 'deactivated' }[];
}

/** Whose session it is, when its person belongs to no organization any more; null: somebody's who does, or nobody's. */
export async function findHomeless(headers: Headers, now = new Date()): Promise<Homeless | null> {
  const token = identityProvider() === 'local' ? sessionTokenOf(headers) : null;
  return token ? withToken(token, now) : null;
}

/** As {@link findHomeless}, by the session's token. */
export async function withToken(token: string, now = new Date()): Promise<Homeless | null> {
  const oldest = new Date(now.getTime() - sessionMaximumSeconds() * 1000);
  return withIdentity(async (tx) => {
    const [person] = await tx
      .select({ userId: users.id, email: users.email, sessionId: sessions.id })
      .from(sessions)
      .innerJoin(users, and(eq(users.id, sessions.userId), eq(users.provider, 'local'), isNull(users.deactivatedAt)))
      .where(
        and(
          eq(sessions.token, token),
          gt(sessions.expiresAt, now),
          gt(sessions.createdAt, oldest),
          // Who has a second factor shows it before anything.
          or(eq(users.twoFactorEnabled, false), isNotNull(sessions.secondFactorAt)),
        ),
      );
    if (!person) return null;
    const joined = await tx
      .select({
        name: organizations.name,
        isDeleted: sql<boolean>`${organizations.deletedAt} is not null`,
        isOut: sql<boolean>`${members.deactivatedAt} is not null`,
      })
      .from(members)
      .innerJoin(organizations, eq(organizations.id, members.organizationId))
      .where(eq(members.userId, person.userId));
    if (joined.some(({ isDeleted, isOut }) => !isDeleted && !isOut)) return null;
    return { ...person, left: joined.map(({ name, isDeleted }) => ({ name, because: isDeleted ? 'deleted' : 'deactivated' })) };
  });
}
