import { and, asc, eq, sql } from 'drizzle-orm';
import { members, users } from '@/drizzle/schema/identity';
import { withIdentity } from '@/server/db';
import { type Actor, authorise } from '../actor';
import { isRole, type Role } from '../permissions';
import { reachColumns } from '../reach';

export interface MemberRow {
  id: string;
  email: string;
  name: string;
  role: Role;
  status: 'active' | 'deactivated';
  /** null: all AWS accounts. */
  grants: { awsAccountId: string; permissions: string[] }[] | null;
  twoFactorEnabled: boolean;
  joinedAt: Date;
  /** When a session of theirs was last used, as far as one is still kept; up to an hour old. */
  lastSeenAt: Date | null;
}

/** Everybody in the organization, by e-mail address. */
export async function listMembers(actor: Actor): Promise<MemberRow[]> {
  authorise(actor, 'members:read');
  const rows = await withIdentity((tx) =>
    tx
      .select({
        id: users.id,
        email: users.email,
        name: users.name,
        role: members.role,
        deactivatedAt: sql<string | null>`coalesce(${members.deactivatedAt}, ${users.deactivatedAt})`,
        twoFactorEnabled: users.twoFactorEnabled,
        joinedAt: members.createdAt,
        lastSeenAt: sql<string | null>`(select max(s.updated_at) from identity.sessions s where s.user_id = ${users.id})`,
        ...reachColumns,
      })
      .from(members)
      .innerJoin(users, eq(users.id, members.userId))
      .where(and(eq(members.organizationId, actor.orgId)))
      .orderBy(asc(users.email), asc(users.id)),
  );
  return rows.map(({ deactivatedAt, lastSeenAt, grants, role, orgId: _orgId, ...row }) => ({
    ...row,
    role: isRole(role) ? role : 'viewer',
    status: deactivatedAt ? 'deactivated' : 'active',
    lastSeenAt: lastSeenAt ? new Date(lastSeenAt) : null,
    grants: grants && Object.entries(grants).map(([awsAccountId, permissions]) => ({ awsAccountId, permissions })),
  }));
}
