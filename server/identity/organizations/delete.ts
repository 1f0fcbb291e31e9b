import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import { apiKeys, invitations, organizations, refreshTokens, sessions } from '@/drizzle/schema/identity';
import { inngest } from '@/inngest/client';
import { organizationDeleted } from '@/inngest/events';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withIdentity, withOrg } from '@/server/db';
import { env } from '@/server/env';
import { AppError, notFound } from '@/server/errors';
import { announce } from '@/server/live/announce';
import { log } from '@/server/log';
import { afterStop, stopAllScans } from '@/server/scans/stop-all';
import { type Actor, authorise } from '../actor';
import { requireRecentProof } from '../recent-proof';

/** When an organization that was deleted then is erased. */
export const erasedAfter = (deletedAt: Date): Date => new Date(deletedAt.getTime() + env().ORGANIZATION_ERASE_DAYS * 86_400_000);

/**
 * Deletes the actor's organization: from now on it lets nobody in, its keys, tokens and invitations are dead, its scans stop and its
 * streams close. Its rows are erased later, by a job.
 * @param name typed by who deletes it, to be sure
 * @throws AppError FORBIDDEN, REAUTHENTICATION_REQUIRED; UNPROCESSABLE for another name, API keys, and organizations of a vendor
 */
export async function deleteOrganization(actor: Actor, name: string): Promise<{ erasedAfter: Date }> {
  authorise(actor, 'organization:delete');
  if (actor.provider !== 'local')
    throw new AppError('UNPROCESSABLE', 'Delete the organization where you sign in: your sign-in vendor keeps it, and CloudLens follows.');
  await requireRecentProof(actor);
  const { orgId } = actor;
  const deletedAt = new Date();
  const stopped = await withOrg(actor, async (tx) => {
    const scans = await stopAllScans(tx, orgId);
    await withIdentity((identity) => close(identity, orgId, name, deletedAt));
    await announce(tx.sql, { orgId, channel: 'access', id: orgId });
    await recordAudit(tx, actor, { action: 'organization.delete', target: orgId, data: { name } });
    return scans;
  });
  await afterStop(orgId, stopped);
  await inngest.send({ ...organizationDeleted.create({ orgId }), id: `${orgId}-deleted` }).catch((error: unknown) => {
    log.warn({ err: error, orgId }, 'the engine did not take the deletion; the daily job makes up for it');
  });
  return { erasedAfter: erasedAfter(deletedAt) };
}

async function close(tx: Tx, orgId: string, name: string, deletedAt: Date): Promise<void> {
  const living = and(eq(organizations.id, orgId), isNull(organizations.deletedAt));
  const [row] = await tx.select({ name: organizations.name }).from(organizations).where(living).for('update');
  if (!row) throw notFound('organization');
  if (row.name.trim() !== name.trim())
    throw new AppError('UNPROCESSABLE', 'That is not the name of this organization: type it as it stands above.', { field: 'name' });
  await tx.update(organizations).set({ deletedAt }).where(living);
  await tx
    .update(apiKeys)
    .set({ revokedAt: deletedAt })
    .where(and(eq(apiKeys.organizationId, orgId), isNull(apiKeys.revokedAt)));
  await tx
    .update(invitations)
    .set({ status: 'revoked', tokenHash: null })
    .where(and(eq(invitations.organizationId, orgId), eq(invitations.status, 'pending')));
  // A program's session ends: its tokens must not act in another organization instead. A browser's goes on where it may.
  const here = eq(sessions.activeOrganizationId, orgId);
  const ofPrograms = tx.select({ id: refreshTokens.sessionId }).from(refreshTokens);
  await tx.delete(sessions).where(and(here, inArray(sessions.id, ofPrograms)));
  await tx.update(sessions).set({ activeOrganizationId: null, updatedAt: sql`updated_at` }).where(here);
}
