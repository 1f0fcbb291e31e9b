import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
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

/** Those of the rows whose organization has not been deleted: for jobs, which enter no AWS account for the others any more. */
export async function ofLiving<Row extends { orgId: string }>(rows: readonly Row[]): Promise<Row[]> {
  if (rows.length === 0) return [];
  const found = await withIdentity((tx) =>
    tx
      .select({ id: organizations.id })
      .from(organizations)
      .where(and(inArray(organizations.id, [...new Set(rows.map(({ orgId }) => orgId))]), isNull(organizations.deletedAt))),
  );
  const living = new Set(found.map(({ id }) => id));
  return rows.filter(({ orgId }) => living.has(orgId));
}
