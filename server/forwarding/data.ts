import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { forwarders, forwardingRuns } from '@/drizzle/schema/forwarding';
import { type Tx, withOrg } from '@/server/db';
import { notFound } from '@/server/errors';
import { type Actor, authorise } from '@/server/identity/actor';
import type { AnyOrgId } from '@/server/ids';
import { runsKept } from './constants';
import type { ForwarderRow, ForwardingRunRow } from './types';
import { forwarderView, runView, settingsOf } from './views';

/** In the order in which they were made. */
export async function listForwarders(actor: Actor): Promise<ForwarderRow[]> {
  authorise(actor, 'organization:update');
  return withOrg(actor, async (tx) => {
    const rows = await tx
      .select()
      .from(forwarders)
      .where(eq(forwarders.orgId, actor.orgId))
      .orderBy(asc(forwarders.createdAt), forwarders.id);
    return viewsOf(tx, actor.orgId, rows);
  });
}

/** With their last runs. */
export async function viewsOf(tx: Tx, orgId: AnyOrgId, rows: (typeof forwarders.$inferSelect)[]): Promise<ForwarderRow[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const last = await tx
    .selectDistinctOn([forwardingRuns.forwarderId])
    .from(forwardingRuns)
    .where(and(eq(forwardingRuns.orgId, orgId), inArray(forwardingRuns.forwarderId, ids)))
    .orderBy(forwardingRuns.forwarderId, desc(forwardingRuns.startedAt), desc(forwardingRuns.id));
  const runs = new Map(last.map((run) => [run.forwarderId, runView(run)]));
  const accounts = await tx
    .select({ id: awsAccounts.id, partition: awsAccounts.partition })
    .from(awsAccounts)
    .where(eq(awsAccounts.orgId, orgId));
  const partitions = new Map(accounts.map(({ id, partition }) => [id, partition]));
  // Accounts of one organization are of one partition, but for the rare one that has several.
  const usual = accounts[0]?.partition ?? 'aws';
  return rows.map((row) => {
    const settings = settingsOf(row);
    const partition = settings.kind === 's3' ? partitions.get(settings.awsAccountId) : undefined;
    return forwarderView(row, settings, runs.get(row.id) ?? null, partition ?? usual);
  });
}

/** The newest runs of one, newest first. @throws AppError NOT_FOUND */
export async function listForwardingRuns(actor: Actor, id: string): Promise<ForwardingRunRow[]> {
  authorise(actor, 'organization:update');
  return withOrg(actor, async (tx) => {
    const [row] = await tx
      .select({ id: forwarders.id })
      .from(forwarders)
      .where(and(eq(forwarders.orgId, actor.orgId), eq(forwarders.id, id)));
    if (!row) throw notFound('forwarder');
    const rows = await tx
      .select()
      .from(forwardingRuns)
      .where(and(eq(forwardingRuns.orgId, actor.orgId), eq(forwardingRuns.forwarderId, id)))
      .orderBy(desc(forwardingRuns.startedAt), desc(forwardingRuns.id))
      .limit(runsKept);
    return rows.map(runView);
  });
}
