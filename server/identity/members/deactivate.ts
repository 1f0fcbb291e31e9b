import { and, eq, isNull, ne } from 'drizzle-orm';
import { members, organizations } from '@/drizzle/schema/identity';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withIdentity, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { announce } from '@/server/live/announce';
import { type Actor, authorise } from '../actor';
import { endSessions } from '../own-sessions/end-sessions';
import { isActiveAdmin, lockMember, requireAnotherAdmin, revokeKeys } from './mutations';

/**
 * Keeps somebody out of the organization without taking them out of it: role, grants and name stay. Their sessions that work in it
 * end with their tokens, and their keys of it are revoked for good. In other organizations they go on. Again changes nothing.
 * @throws AppError NOT_FOUND; CONFLICT for the last admin; UNPROCESSABLE for oneself
 */
export async function deactivateMember(actor: Actor, userId: string): Promise<void> {
  authorise(actor, 'members:update');
  if (userId === actor.userId)
    throw new AppError('UNPROCESSABLE', 'You cannot deactivate yourself: leave the organization, or ask another admin.');
  const { orgId } = actor;
  await withOrg(actor, async (audit) => {
    const changed = await withIdentity(async (tx) => {
      const before = await lockMember(tx, orgId, userId);
      if (before.deactivatedAt) return null;
      if (isActiveAdmin(before)) await requireAnotherAdmin(tx, orgId, userId);
      await mark(tx, orgId, userId, new Date());
      await revokeKeys(tx, orgId, userId);
      await endSessions(tx, { userId, ...((await hasAnother(tx, orgId, userId)) ? { activeIn: orgId } : {}) });
      return before;
    });
    if (!changed) return;
    await announce(audit.sql, { orgId, channel: 'access', id: userId });
    await recordAudit(audit, actor, {
      action: 'member.deactivate',
      target: userId,
      data: { email: changed.email, role: changed.role },
    });
  });
}

/**
 * Lets a deactivated member in again, as they were. Keys stay revoked.
 * @throws AppError NOT_FOUND; CONFLICT when it was a sign-in vendor that closed their account
 */
export async function reactivateMember(actor: Actor, userId: string): Promise<void> {
  authorise(actor, 'members:update');
  const { orgId } = actor;
  await withOrg(actor, async (audit) => {
    const changed = await withIdentity(async (tx) => {
      const before = await lockMember(tx, orgId, userId);
      if (before.closedAt)
        throw new AppError('CONFLICT', 'Your sign-in vendor has closed the account of this person: open it again there.');
      if (!before.deactivatedAt) return null;
      await mark(tx, orgId, userId, null);
      return before;
    });
    if (!changed) return;
    await recordAudit(audit, actor, {
      action: 'member.reactivate',
      target: userId,
      data: { email: changed.email, role: changed.role },
    });
  });
}

async function mark(tx: Tx, orgId: string, userId: string, deactivatedAt: Date | null): Promise<void> {
  await tx
    .update(members)
    .set({ deactivatedAt })
    .where(and(eq(members.userId, userId), eq(members.organizationId, orgId)));
}

/** Whether there is another organization in which their sessions go on. */
async function hasAnother(tx: Tx, orgId: string, userId: string): Promise<boolean> {
  const rows = await tx
    .select({ id: members.id })
    .from(members)
    .innerJoin(organizations, and(eq(organizations.id, members.organizationId), isNull(organizations.deletedAt)))
    .where(and(eq(members.userId, userId), ne(members.organizationId, orgId), isNull(members.deactivatedAt)))
    .limit(1);
  return rows.length > 0;
}
