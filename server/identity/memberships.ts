import { and, asc, eq, isNull } from 'drizzle-orm';
import { members, organizations } from '@/drizzle/schema/identity';
import { withIdentity } from '../db';

/** The organization that a person joined first and that still exists, or null. */
export async function firstMembership(userId: string): Promise<string | null> {
  const [row] = await withIdentity((tx) =>
    tx
      .select({ id: organizations.id })
      .from(members)
      .innerJoin(organizations, and(eq(organizations.id, members.organizationId), isNull(organizations.deletedAt)))
      .where(eq(members.userId, userId))
      .orderBy(asc(members.createdAt), asc(members.id))
      .limit(1),
  );
  return row?.id ?? null;
}
