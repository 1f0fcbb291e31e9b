import { and, count, eq } from 'drizzle-orm';
import { forwarders } from '@/drizzle/schema/forwarding';
import { callableAccount } from '@/server/accounts/callable';
import { recordAudit } from '@/server/audit/record';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import { forwardersAtMost } from './constants';
import { viewsOf } from './data';
import type { ForwarderChange, NewForwarder } from './schema';
import type { ForwarderRow } from './types';
import { targetOf } from './views';
import { wakeForwarder } from './wake';

const isRow = (actor: Actor, id: string) => and(eq(forwarders.orgId, actor.orgId), eq(forwarders.id, id));

async function viewOf(tx: Tx, actor: Actor, row: typeof forwarders.$inferSelect | undefined): Promise<ForwarderRow> {
  if (!row) throw notFound('forwarder');
  const [view] = await viewsOf(tx, actor.orgId, [row]);
  if (!view) throw new Error('A forwarder has no view.');
  return view;
}

/** A new one, which runs within the minute. @throws AppError NOT_FOUND, CONFLICT, UNPROCESSABLE for an account that cannot write */
export async function createForwarder(actor: Actor, { name, ...settings }: NewForwarder): Promise<ForwarderRow> {
  authorise(actor, 'organization:update');
  const { orgId } = actor;
  const made = await withOrg(actor, async (tx) => {
    const [all] = await tx.select({ n: count() }).from(forwarders).where(eq(forwarders.orgId, orgId));
    if ((all?.n ?? 0) >= forwardersAtMost)
      throw new AppError('CONFLICT', `There are ${forwardersAtMost} forwarders already, which is the most: delete one first.`);
    if (settings.kind === 's3') {
      const account = await callableAccount(tx, orgId, settings.awsAccountId);
      if (account.kind === 'sample')
        throw new AppError('UNPROCESSABLE', 'Sample accounts have no buckets to write into: choose an account of your own.', {
          field: 'awsAccountId',
        });
    }
    const [row] = await tx
      .insert(forwarders)
      .values({
        orgId,
        name,
        kind: settings.kind,
        settings,
        dueAt: new Date(),
        createdBy: actor.userId,
      })
      .returning();
    const view = await viewOf(tx, actor, row);
    await recordAudit(tx, actor, {
      action: 'forwarder.create',
      target: view.id,
      data: { name, kind: settings.kind, target: targetOf(settings) },
    });
    return view;
  });
  await wakeForwarder(orgId, made.id);
  return made;
}

/** Renames it, or switches it off and on. */
export async function updateForwarder(actor: Actor, id: string, change: ForwarderChange): Promise<ForwarderRow> {
  authorise(actor, 'organization:update');
  return withOrg(actor, async (tx) => {
    const due = change.enabled === undefined ? {} : { dueAt: change.enabled ? new Date() : null };
    const [row] = await tx
      .update(forwarders)
      .set({ ...change, ...due, updatedAt: new Date() })
      .where(isRow(actor, id))
      .returning();
    const view = await viewOf(tx, actor, row);
    await recordAudit(tx, actor, { action: 'forwarder.update', target: id, data: { ...change } });
    return view;
  });
}

/** Goes with the record of its runs. What it has put somewhere stays there. */
export async function deleteForwarder(actor: Actor, id: string): Promise<void> {
  authorise(actor, 'organization:update');
  await withOrg(actor, async (tx) => {
    const [row] = await tx.delete(forwarders).where(isRow(actor, id)).returning();
    if (!row) throw notFound('forwarder');
    await recordAudit(tx, actor, { action: 'forwarder.delete', target: id, data: { name: row.name } });
  });
}

/** Asks for a run now. While one is under way it does nothing more. @throws AppError NOT_FOUND, CONFLICT for one that is switched off */
export async function runForwarder(actor: Actor, id: string): Promise<ForwarderRow> {
  authorise(actor, 'organization:update');
  const view = await withOrg(actor, async (tx) => {
    const [found] = await tx.select().from(forwarders).where(isRow(actor, id)).for('update');
    if (found && !found.enabled) throw new AppError('CONFLICT', 'This forwarder is switched off: switch it on first.');
    const [row] = await tx.update(forwarders).set({ dueAt: new Date(), lastRunAt: null }).where(isRow(actor, id)).returning();
    const changed = await viewOf(tx, actor, row);
    await recordAudit(tx, actor, { action: 'forwarder.run', target: id });
    return changed;
  });
  await wakeForwarder(actor.orgId, id);
  return view;
}
