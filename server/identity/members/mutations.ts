import { and, eq, isNull, ne } from 'drizzle-orm';
import { apiKeys, members, organizations, users } from '@/drizzle/schema/identity';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withIdentity, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { announce } from '@/server/live/announce';
import { type Actor, authorise } from '../actor';
import { isRole, type Role } from '../permissions';
import { checkGrants, writeGrants } from './grants';
import type { GrantsInput } from './schema';

interface LockedMember {
  role: Role;
  email: string;
  /** Kept out of this organization since. */
  deactivatedAt: Date | null;
  /** Their account as a whole is closed, by a sign-in vendor. */
  closedAt: Date | null;
}

/**
 * The member, with the organization locked, so that of two changes at the same time the second sees what the first has done.
 * @throws AppError NOT_FOUND
 */
export async function lockMember(tx: Tx, orgId: string, userId: string): Promise<LockedMember> {
  await tx.select({ id: organizations.id }).from(organizations).where(eq(organizations.id, orgId)).for('update');
  const [row] = await tx
    .select({
      role: members.role,
      email: users.email,
      deactivatedAt: members.deactivatedAt,
      closedAt: users.deactivatedAt,
    })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, orgId), eq(members.userId, userId)));
  if (!row || !isRole(row.role)) throw notFound('member');
  return { ...row, role: row.role };
}

/** Whether the organization may be without admins once they are gone. */
export const isActiveAdmin = ({ role, deactivatedAt, closedAt }: LockedMember): boolean =>
  role === 'admin' && deactivatedAt === null && closedAt === null;

/** @throws AppError CONFLICT when nobody else could manage the organization */
export async function requireAnotherAdmin(tx: Tx, orgId: string, userId: string): Promise<void> {
  const others = await tx
    .select({ id: members.id })
    .from(members)
    .innerJoin(users, and(eq(users.id, members.userId), isNull(users.deactivatedAt)))
    .where(and(eq(members.organizationId, orgId), eq(members.role, 'admin'), isNull(members.deactivatedAt), ne(members.userId, userId)))
    .limit(1);
  if (others.length === 0) throw new AppError('CONFLICT', 'This is the last admin of the organization: make somebody else an admin first.');
}

/**
 * Changes a member's role, the AWS accounts that they reach, or both. Holds from their next request on.
 * @throws AppError NOT_FOUND, CONFLICT for the last admin, UNPROCESSABLE for grants that the role cannot have
 */
export async function changeMember(
  actor: Actor,
  userId: string,
  input: { role?: Role | undefined; grants?: GrantsInput | undefined },
): Promise<void> {
  authorise(actor, 'members:update');
  const { orgId } = actor;
  await withOrg(actor, async (audit) => {
    const { before, role, grants } = await withIdentity(async (tx) => {
      const before = await lockMember(tx, orgId, userId);
      const role = input.role ?? before.role;
      if (isActiveAdmin(before) && role !== 'admin') await requireAnotherAdmin(tx, orgId, userId);
      const grants = input.grants === undefined ? undefined : await checkGrants(actor, role, input.grants);
      await tx
        .update(members)
        .set({ role })
        .where(and(eq(members.userId, userId), eq(members.organizationId, orgId)));
      // Nobody is an admin of a part.
      if (grants !== undefined || role === 'admin') await writeGrants(tx, { userId, orgId }, grants ?? null);
      return { before, role, grants };
    });
    await announce(audit.sql, { orgId, channel: 'access', id: userId });
    await recordAudit(audit, actor, {
      action: 'member.update',
      target: userId,
      data: { email: before.email, from: before.role, role, ...(grants === undefined ? {} : { grants }) },
    });
  });
}

export async function revokeKeys(tx: Tx, orgId: string, userId: string): Promise<void> {
  await tx
    .update(apiKeys)
    .set({ revokedAt: new Date() })
    .where(and(eq(apiKeys.userId, userId), eq(apiKeys.organizationId, orgId), isNull(apiKeys.revokedAt)));
}

/**
 * Takes somebody out of the organization: their sessions here end, their keys of it are revoked, and open findings of theirs are
 * nobody's. What they did stays in the
 * audit log; they may be invited again.
 * @throws AppError NOT_FOUND, CONFLICT for the last admin
 */
export async function removeMember(actor: Actor, userId: string): Promise<void> {
  authorise(actor, 'members:delete');
  const { orgId } = actor;
  await withOrg(actor, async (audit) => {
    const gone = await withIdentity(async (tx) => {
      const before = await lockMember(tx, orgId, userId);
      if (isActiveAdmin(before)) await requireAnotherAdmin(tx, orgId, userId);
      await revokeKeys(tx, orgId, userId);
      await tx.delete(members).where(and(eq(members.userId, userId), eq(members.organizationId, orgId)));
      return before;
    });
    await audit.sql`update verdicts set assignee_id = null where org_id = ${orgId} and assignee_id = ${userId} and finding = 'open'`;
    await announce(audit.sql, { orgId, channel: 'access', id: userId });
    await recordAudit(audit, actor, { action: 'member.remove', target: userId, data: { email: gone.email, role: gone.role } });
  });
}
