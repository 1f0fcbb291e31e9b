import { eq } from 'drizzle-orm';
import { organizations, recoveryCodes, sessions, twoFactors, users } from '@/drizzle/schema/identity';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withIdentity, withOrg } from '@/server/db';
import { AppError } from '@/server/errors';
import { type Actor, authorise, requireSecondFactor } from '../actor';
import { requireLocal } from '../local/only-local';
import { organizationsOf } from '../local/person';
import { endSessions } from '../own-sessions/end-sessions';
import { requireRecentProof } from '../recent-proof';
import { countRecoveryCodes, replaceRecoveryCodes } from './recovery-codes';
import type { SecondFactorStatus } from './types';

/** How the actor's own two-step sign-in stands. */
export async function secondFactorStatus(actor: Actor): Promise<SecondFactorStatus> {
  return withIdentity(async (tx) => {
    const [user] = await tx.select({ enabled: users.twoFactorEnabled }).from(users).where(eq(users.id, actor.userId));
    const joined = await organizationsOf(tx, actor.userId);
    return {
      enabled: user?.enabled ?? false,
      required: joined.some(({ mfaRequired }) => mfaRequired),
      recoveryCodesLeft: await countRecoveryCodes(tx, actor.userId),
      organizationRequires: joined.some(({ orgId, mfaRequired }) => orgId === (actor.orgId as string) && mfaRequired),
    };
  });
}

/** Forgets authenticator app and recovery codes. */
export async function forgetSecondFactor(tx: Tx, userId: string): Promise<void> {
  await tx.delete(twoFactors).where(eq(twoFactors.userId, userId));
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
  await tx.update(users).set({ twoFactorEnabled: false, updatedAt: new Date() }).where(eq(users.id, userId));
}

/** Switches two-step sign-in off; the person's other sessions end. Not where an organization demands it. */
export async function disableSecondFactor(actor: Actor): Promise<void> {
  requireLocal();
  requireSecondFactor(actor);
  await requireRecentProof(actor);
  const { enabled, required } = await secondFactorStatus(actor);
  if (!enabled) throw new AppError('UNPROCESSABLE', 'Two-step sign-in is off already.');
  if (required) throw new AppError('UNPROCESSABLE', 'Your organization asks for two-step sign-in, so it stays on.');
  await withOrg(actor, async (audit) => {
    await withIdentity(async (tx) => {
      await forgetSecondFactor(tx, actor.userId);
      await tx.update(sessions).set({ secondFactorAt: null }).where(eq(sessions.id, actor.credentialId));
      await endSessions(tx, { userId: actor.userId, except: actor.credentialId });
    });
    await recordAudit(audit, actor, { action: 'mfa.disable', target: actor.userId });
  });
}

/** Ten new recovery codes; the old ones are good for nothing from now on. */
export async function regenerateRecoveryCodes(actor: Actor): Promise<string[]> {
  requireLocal();
  requireSecondFactor(actor);
  await requireRecentProof(actor);
  if (!(await secondFactorStatus(actor)).enabled) throw new AppError('UNPROCESSABLE', 'Switch two-step sign-in on first.');
  return withOrg(actor, async (audit) => {
    const codes = await withIdentity((tx) => replaceRecoveryCodes(tx, actor.userId));
    await recordAudit(audit, actor, { action: 'mfa.recovery-codes', target: actor.userId });
    return codes;
  });
}

/** Whether members of the organization must have two-step sign-in. Holds from the next request of each of them. */
export async function setMfaPolicy(actor: Actor, required: boolean): Promise<void> {
  authorise(actor, 'organization:update');
  requireLocal();
  await requireRecentProof(actor);
  if (required && !(await secondFactorStatus(actor)).enabled)
    throw new AppError('UNPROCESSABLE', 'Set up two-step sign-in for yourself first: else you would lock yourself out.');
  await withOrg(actor, async (audit) => {
    await withIdentity((tx) => tx.update(organizations).set({ mfaRequired: required }).where(eq(organizations.id, actor.orgId)));
    await recordAudit(audit, actor, { action: 'organization.update', target: actor.orgId, data: { mfaRequired: required } });
  });
}
