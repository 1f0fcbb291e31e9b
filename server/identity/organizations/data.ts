import { and, asc, eq, isNull } from 'drizzle-orm';
import { members, organizations } from '@/drizzle/schema/identity';
import { withIdentity } from '@/server/db';
import type { Actor } from '../actor';

/** The organizations that the actor may work in, by name. Where a vendor keeps the session, it says which one: only that. */
export async function ownOrganizations({ userId, orgId, provider }: Actor): Promise<{ id: string; name: string }[]> {
  return withIdentity((tx) =>
    tx
      .select({ id: organizations.id, name: organizations.name })
      .from(members)
      .innerJoin(organizations, and(eq(organizations.id, members.organizationId), isNull(organizations.deletedAt)))
      .where(and(eq(members.userId, userId), isNull(members.deactivatedAt), provider === 'local' ? undefined : eq(organizations.id, orgId)))
      .orderBy(asc(organizations.name), asc(organizations.id)),
  );
}
