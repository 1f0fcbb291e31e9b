import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { members, organizations, sessions } from '@/drizzle/schema/identity';
import { recordAudit } from '@/server/audit/record';
import { withIdentity, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { asOrgId } from '@/server/ids';
import { type Actor, requireSecondFactor } from '../actor';
import { isSignUpOpen } from '../local/sign-up';
import { requireSession } from '../recent-proof';
import type { Homeless } from './homeless';
import { insertOrganization } from './insert-organization';

/** Whether they may make an organization besides the one they work in: where nobody may sign up, only admins. */
export const mayMakeAnother = ({ provider, role }: Pick<Actor, 'provider' | 'role'>): boolean =>
  provider === 'local' && (isSignUpOpen() || role === 'admin');

/**
 * Makes another organization with the actor as its admin, and lets their session go on in it.
 * @throws AppError UNPROCESSABLE for API keys, and where a vendor keeps organizations; FORBIDDEN where only admins may
 */
export async function createOrganization(actor: Actor, name: string): Promise<{ organizationId: string }> {
  requireSession(actor);
  requireSecondFactor(actor);
  if (actor.provider !== 'local')
    throw new AppError('UNPROCESSABLE', 'Make organizations where you sign in: your sign-in vendor keeps them, and CloudLens follows.');
  if (!mayMakeAnother(actor)) throw new AppError('FORBIDDEN', 'Here only admins make organizations: ask an admin of yours.');
  return make({ userId: actor.userId, email: actor.email, sessionId: actor.credentialId, via: actor.via }, name);
}

/**
 * Makes an organization for somebody who belongs to none any more.
 * @throws AppError FORBIDDEN where they must be invited
 */
export async function createFirstOrganization(person: Homeless, name: string): Promise<{ organizationId: string }> {
  if (!(await mayMakeFirst(person))) throw new AppError('FORBIDDEN', 'Here only admins make organizations: ask one to invite you.');
  return make({ ...person, via: 'session' }, name);
}

/** Whoever was an admin, or finds no organization at all here, may begin anew also where nobody may sign up. */
export async function mayMakeFirst({ userId }: Homeless): Promise<boolean> {
  if (isSignUpOpen()) return true;
  return withIdentity(async (tx) => {
    const wasAdmin = await tx
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.userId, userId), eq(members.role, 'admin'), isNull(members.deactivatedAt)))
      .limit(1);
    if (wasAdmin.length > 0) return true;
    const living = await tx.select({ id: organizations.id }).from(organizations).where(isNull(organizations.deletedAt)).limit(1);
    return living.length === 0;
  });
}

async function make(
  { userId, email, sessionId, via }: { userId: string; email: string; sessionId: string; via: string },
  name: string,
): Promise<{ organizationId: string }> {
  const orgId = asOrgId(randomUUID());
  await withOrg(orgId, async (audit) => {
    await withIdentity(async (tx) => {
      await insertOrganization(tx, { id: orgId, name, admin: userId });
      await tx.update(sessions).set({ activeOrganizationId: orgId }).where(eq(sessions.id, sessionId));
    });
    await recordAudit(audit, { orgId, userId, email, via }, { action: 'organization.create', target: orgId, data: { name } });
  });
  return { organizationId: orgId };
}
