import { and, eq } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { recordAudit } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { reachingAll } from '@/server/db-reach';
import { notFound } from '@/server/errors';
import { forgetFacets } from '@/server/findings/rollups';
import { type Actor, authoriseOn } from '@/server/identity/actor';
import { announce } from '@/server/live/announce';
import type { UpdateInput } from './schema';

/** Changes the name, the schedule or the regions that scans leave out. @throws AppError NOT_FOUND */
export async function updateAccount(actor: Actor, id: string, input: UpdateInput): Promise<void> {
  authoriseOn(actor, 'accounts:update', id);
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    const changed = await tx
      .update(awsAccounts)
      .set({ ...input, updatedAt: new Date() })
      .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, id)))
      .returning({ id: awsAccounts.id });
    if (changed.length === 0) throw notFound('AWS account');
    await recordAudit(tx, actor, { action: 'account.update', target: id, data: { ...input } });
    await announce(tx.sql, { orgId, channel: 'account', id });
  });
}

/** Disconnects an account and deletes what was found in it. A running scan of it stops at once. @throws AppError NOT_FOUND */
export async function removeAccount(actor: Actor, id: string): Promise<void> {
  authoriseOn(actor, 'accounts:delete', id);
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    await reachingAll(tx.sql, actor, () => forgetFacets(tx.sql, orgId, id));
    const [gone] = await tx
      .delete(awsAccounts)
      .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, id)))
      .returning({ accountId: awsAccounts.accountId, name: awsAccounts.name, kind: awsAccounts.kind });
    if (!gone) throw notFound('AWS account');
    await recordAudit(tx, actor, { action: 'account.remove', target: id, data: gone });
    await announce(tx.sql, { orgId, channel: 'account', id });
  });
}
