import { and, asc, eq, isNull } from 'drizzle-orm';
import { members, users } from '@/drizzle/schema/identity';
import { withIdentity } from '@/server/db';
import { type Actor, authorise } from '@/server/identity/actor';
import type { AnyOrgId } from '@/server/ids';
import type { Assignee } from './types';

/** Who can take care of findings: the active members, by name. */
export async function listAssignees(actor: Actor): Promise<Assignee[]> {
  authorise(actor, 'findings:read');
  return readAssignees(actor.orgId);
}

export async function readAssignees(orgId: AnyOrgId): Promise<Assignee[]> {
  const rows = await withIdentity((tx) =>
    tx
      .select({ id: users.id, name: users.name, email: users.email })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.organizationId, orgId), isNull(members.deactivatedAt), isNull(users.deactivatedAt)))
      .orderBy(asc(users.name), asc(users.email)),
  );
  return rows.map(({ id, name, email }) => ({
    id,
    name: name || email,
    email,
  }));
}
