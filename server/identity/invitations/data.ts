import { and, desc, eq, gt, isNull } from 'drizzle-orm';
import { invitations, organizations, users } from '@/drizzle/schema/identity';
import { type Tx, withIdentity } from '@/server/db';
import { type Actor, authorise } from '../actor';
import { findPersonByEmail } from '../local/person';
import { isRole, type Role } from '../permissions';
import { sha256 } from '../secret-token';

export interface InvitationRow {
  id: string;
  email: string;
  role: Role;
  /** `expired`: still pending when its time was over. */
  status: 'pending' | 'expired' | 'accepted' | 'revoked';
  createdAt: Date;
  expiresAt: Date;
  /** E-mail of who made it. */
  inviter: string;
}

const columns = {
  id: invitations.id,
  email: invitations.email,
  role: invitations.role,
  status: invitations.status,
  createdAt: invitations.createdAt,
  expiresAt: invitations.expiresAt,
  inviter: users.email,
};

/** The organization's invitations of the last month, newest first; at most 200. */
export async function listInvitations(actor: Actor, now = new Date()): Promise<InvitationRow[]> {
  authorise(actor, 'members:read');
  const rows = await withIdentity((tx) =>
    tx
      .select(columns)
      .from(invitations)
      .innerJoin(users, eq(users.id, invitations.inviterId))
      .where(eq(invitations.organizationId, actor.orgId))
      .orderBy(desc(invitations.createdAt), invitations.id)
      .limit(200),
  );
  return rows.map(({ role, status, ...row }) => ({
    ...row,
    role: role !== null && isRole(role) ? role : 'viewer',
    status: status === 'pending' && row.expiresAt <= now ? 'expired' : (status as InvitationRow['status']),
  }));
}

export interface OpenInvitation {
  id: string;
  orgId: string;
  organizationName: string;
  email: string;
  role: Role;
  /** null: all AWS accounts. */
  grants: Record<string, string[]> | null;
  inviterId: string;
  inviter: string;
}

/** The invitation of a link that is still good, or null. */
export async function findOpenInvitation(tx: Tx, token: string, now = new Date()): Promise<OpenInvitation | null> {
  const [row] = await tx
    .select({
      id: invitations.id,
      orgId: organizations.id,
      organizationName: organizations.name,
      email: invitations.email,
      role: invitations.role,
      grants: invitations.grants,
      inviterId: users.id,
      inviter: users.name,
    })
    .from(invitations)
    .innerJoin(organizations, and(eq(organizations.id, invitations.organizationId), isNull(organizations.deletedAt)))
    .innerJoin(users, eq(users.id, invitations.inviterId))
    .where(and(eq(invitations.tokenHash, sha256(token)), eq(invitations.status, 'pending'), gt(invitations.expiresAt, now)));
  if (!row || row.role === null || !isRole(row.role)) return null;
  return { ...row, role: row.role };
}

/** What the page of an invitation link shows; null: no good any more. Whether the address has an account is only told to the link's holder. */
export async function viewInvitation(
  token: string,
): Promise<(Pick<OpenInvitation, 'organizationName' | 'email' | 'role' | 'inviter'> & { hasAccount: boolean }) | null> {
  return withIdentity(async (tx) => {
    const found = await findOpenInvitation(tx, token);
    if (!found) return null;
    const { organizationName, email, role, inviter } = found;
    return { organizationName, email, role, inviter, hasAccount: (await findPersonByEmail(tx, email)) !== null };
  });
}
