import { and, asc, eq, isNull } from 'drizzle-orm';
import { members, organizations, users } from '@/drizzle/schema/identity';
import { withIdentity } from '../db';

/** The organization that a person joined first, that still exists and lets them in, or null. */
export async function firstMembership(userId: string): Promise<string | null> {
  const [row] = await withIdentity((tx) =>
    tx
      .select({ id: organizations.id })
      .from(members)
      .innerJoin(organizations, and(eq(organizations.id, members.organizationId), isNull(organizations.deletedAt)))
      .where(and(eq(members.userId, userId), isNull(members.deactivatedAt)))
      .orderBy(asc(members.createdAt), asc(members.id))
      .limit(1),
  );
  return row?.id ?? null;
}

/** Who was admin first, of the oldest organization: the person that the first run made. */
export async function firstAdmin(): Promise<{ userId: string; orgId: string } | null> {
  const [row] = await withIdentity((tx) =>
    tx
      .select({ userId: members.userId, orgId: organizations.id })
      .from(members)
      .innerJoin(organizations, and(eq(organizations.id, members.organizationId), isNull(organizations.deletedAt)))
      .innerJoin(users, and(eq(users.id, members.userId), isNull(users.deactivatedAt)))
      .where(and(eq(members.role, 'admin'), isNull(members.deactivatedAt)))
      .orderBy(asc(organizations.createdAt), asc(members.createdAt), asc(members.id))
      .limit(1),
  );
  return row ?? null;
}

/** For an installation whose organizations have all been deleted: who was there first. */
export async function firstPerson(): Promise<string | null> {
  const [row] = await withIdentity((tx) =>
    tx
      .select({ id: users.id })
      .from(users)
      .where(and(eq(users.provider, 'local'), isNull(users.deactivatedAt)))
      .orderBy(asc(users.createdAt), asc(users.id))
      .limit(1),
  );
  return row?.id ?? null;
}
