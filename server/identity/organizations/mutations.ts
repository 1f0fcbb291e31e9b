import { eq } from 'drizzle-orm';
import { organizations, sessions } from '@/drizzle/schema/identity';
import { recordAudit } from '@/server/audit/record';
import { withIdentity, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { asOrgId } from '@/server/ids';
import { type Actor, authorise } from '../actor';
import { requireSession } from '../recent-proof';
import { ownOrganizations } from './data';

/**
 * Lets the actor's session go on in another organization of theirs, whose audit log says so.
 * @throws AppError NOT_FOUND for one that they are no member of; UNPROCESSABLE where a vendor keeps the session
 */
export async function switchOrganization(actor: Actor, organizationId: string): Promise<void> {
  requireSession(actor);
  if (actor.provider !== 'local')
    throw new AppError('UNPROCESSABLE', 'Switch organizations where you sign in: your sign-in vendor keeps them.');
  if (!(await ownOrganizations(actor)).some(({ id }) => id === organizationId)) throw notFound('organization');
  if (organizationId === actor.orgId) return;
  const orgId = asOrgId(organizationId);
  await withOrg(orgId, async (audit) => {
    await withIdentity((tx) =>
      tx.update(sessions).set({ activeOrganizationId: organizationId }).where(eq(sessions.id, actor.credentialId)),
    );
    await recordAudit(
      audit,
      { orgId, userId: actor.userId, email: actor.email, via: actor.via },
      { action: 'session.switch', target: actor.userId },
    );
  });
}

/** Gives the actor's organization another name. Its short name stays, since addresses may hold it. */
export async function renameOrganization(actor: Actor, name: string): Promise<void> {
  authorise(actor, 'organization:update');
  await withOrg(actor, async (audit) => {
    const before = await withIdentity(async (tx) => {
      const [row] = await tx
        .select({ name: organizations.name })
        .from(organizations)
        .where(eq(organizations.id, actor.orgId))
        .for('update');
      if (!row) throw notFound('organization');
      await tx.update(organizations).set({ name }).where(eq(organizations.id, actor.orgId));
      return row.name;
    });
    await recordAudit(audit, actor, { action: 'organization.update', target: actor.orgId, data: { from: before, name } });
  });
}
