import { and, eq } from 'drizzle-orm';
import { invitations, organizations, users } from '@/drizzle/schema/identity';
import { recordAudit } from '@/server/audit/record';
import { withIdentity, withOrg } from '@/server/db';
import { env } from '@/server/env';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise } from '../actor';
import { requireLocal } from '../local/only-local';
import { isRole } from '../permissions';
import { randomText, sha256 } from '../secret-token';
import { handOver, type NewInvitation } from './mutations';

/**
 * Gives an invitation that nobody has accepted a new link and its full time, also when its time was over. The old link is dead
 * from this transaction on; role and grants stay.
 * @throws AppError NOT_FOUND; CONFLICT when it was accepted or revoked
 */
export async function resendInvitation(actor: Actor, id: string): Promise<NewInvitation> {
  authorise(actor, 'members:create');
  requireLocal();
  const token = randomText(32);
  const { organization, ...row } = await withOrg(actor, async (audit) => {
    const mine = and(eq(invitations.id, id), eq(invitations.organizationId, actor.orgId));
    const made = await withIdentity(async (tx) => {
      await tx.select({ id: invitations.id }).from(invitations).where(mine).for('update');
      const [row] = await tx
        .select({
          id: invitations.id,
          email: invitations.email,
          role: invitations.role,
          status: invitations.status,
          createdAt: invitations.createdAt,
          inviter: users.email,
          organization: organizations.name,
        })
        .from(invitations)
        .innerJoin(users, eq(users.id, invitations.inviterId))
        .innerJoin(organizations, eq(organizations.id, invitations.organizationId))
        .where(mine);
      if (!row) throw notFound('invitation');
      if (row.status !== 'pending')
        throw new AppError(
          'CONFLICT',
          `This invitation was ${row.status === 'accepted' ? 'accepted' : 'revoked'}: invite the address anew.`,
        );
      const expiresAt = new Date(Date.now() + env().INVITATION_SECONDS * 1000);
      await tx
        .update(invitations)
        .set({ tokenHash: sha256(token), expiresAt })
        .where(eq(invitations.id, id));
      return {
        ...row,
        status: 'pending' as const,
        role: row.role !== null && isRole(row.role) ? row.role : ('viewer' as const),
        expiresAt,
      };
    });
    await recordAudit(audit, actor, { action: 'invitation.resend', target: id, data: { email: made.email } });
    return made;
  });
  return { ...row, ...(await handOver(actor, { email: row.email, organization, token })) };
}
