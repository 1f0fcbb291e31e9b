import { and, eq } from 'drizzle-orm';
import { awsAccounts, awsAccountTags } from '@/drizzle/schema/accounts';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withOrg } from '@/server/db';
import { reachingAll } from '@/server/db-reach';
import { AppError, notFound } from '@/server/errors';
import { forgetFacets } from '@/server/findings/rollups';
import { type Actor, authoriseOn } from '@/server/identity/actor';
import type { AnyOrgId } from '@/server/ids';
import { announce } from '@/server/live/announce';
import { disconnect, stopScan } from './disconnect';
import type { UpdateInput } from './schema';

/** Changes name, group, tags, schedule or the regions that scans leave out. @throws AppError NOT_FOUND */
export async function updateAccount(actor: Actor, id: string, input: UpdateInput): Promise<void> {
  authoriseOn(actor, 'accounts:update', id);
  const { orgId } = actor;
  const { tags, group, ...columns } = input;
  await withOrg(actor, async (tx) => {
    const changed = await tx
      .update(awsAccounts)
      .set({ ...columns, ...(group === undefined ? {} : { groupName: group }), updatedAt: new Date() })
      .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, id)))
      .returning({ id: awsAccounts.id });
    if (changed.length === 0) throw notFound('AWS account');
    if (tags) await replaceTags(tx, orgId, id, tags);
    await recordAudit(tx, actor, { action: 'account.update', target: id, data: { ...input } });
    await announce(tx.sql, { orgId, channel: 'account', id });
  });
}

async function replaceTags(tx: Tx, orgId: AnyOrgId, awsAccountId: string, tags: Record<string, string>): Promise<void> {
  await tx.delete(awsAccountTags).where(and(eq(awsAccountTags.orgId, orgId), eq(awsAccountTags.awsAccountId, awsAccountId)));
  const rows = Object.entries(tags).map(([key, value]) => ({ orgId, awsAccountId, key, value }));
  if (rows.length > 0) await tx.insert(awsAccountTags).values(rows);
}

/**
 * Lets nothing read the account until it is resumed: its scan stops at once, and no other begins. Asked again it changes nothing.
 * @throws AppError NOT_FOUND, NOT_CONNECTED
 */
export async function pauseAccount(actor: Actor, id: string): Promise<void> {
  await setPaused(actor, id, true);
}

/** @throws AppError NOT_FOUND, NOT_CONNECTED */
export async function resumeAccount(actor: Actor, id: string): Promise<void> {
  await setPaused(actor, id, false);
}

async function setPaused(actor: Actor, id: string, paused: boolean): Promise<void> {
  authoriseOn(actor, 'accounts:update', id);
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    const account = and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, id));
    const [row] = await tx.select({ status: awsAccounts.status }).from(awsAccounts).where(account).for('update');
    if (!row) throw notFound('AWS account');
    if (row.status === 'pending' || row.status === 'disconnected' || row.status === 'insecure_trust')
      throw new AppError('NOT_CONNECTED', 'This account is not read as it is: connect it securely first.');
    if ((row.status === 'paused') === paused) return;
    if (paused) await stopScan(tx, orgId, id, 'The account was paused.');
    await tx
      .update(awsAccounts)
      .set({ status: paused ? 'paused' : 'connected', lastError: null, updatedAt: new Date() })
      .where(account);
    await recordAudit(tx, actor, { action: paused ? 'account.pause' : 'account.resume', target: id });
    await announce(tx.sql, { orgId, channel: 'account', id });
  });
}

/**
 * Takes an account away with what was found in it or, with `keep`, only every way into it. A running scan of it stops at once.
 * @throws AppError NOT_FOUND
 */
export async function removeAccount(actor: Actor, id: string, data: 'keep' | 'delete' = 'delete'): Promise<void> {
  authoriseOn(actor, 'accounts:delete', id);
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    const account = and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, id));
    const [found] = await tx
      .select({ accountId: awsAccounts.accountId, name: awsAccounts.name, kind: awsAccounts.kind })
      .from(awsAccounts)
      .where(account)
      .for('update');
    if (!found) throw notFound('AWS account');
    if (data === 'keep') await disconnect(tx, orgId, id, 'Disconnected on request. What was found is as of the last scan.');
    else {
      await reachingAll(tx.sql, actor, () => forgetFacets(tx.sql, orgId, id));
      await tx.delete(awsAccounts).where(account);
    }
    await recordAudit(tx, actor, { action: 'account.remove', target: id, data: { ...found, data } });
    await announce(tx.sql, { orgId, channel: 'account', id });
  });
}
