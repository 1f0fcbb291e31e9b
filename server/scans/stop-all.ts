import { and, asc, eq, inArray, sql as raw } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { scans } from '@/drizzle/schema/scans';
import { inngest } from '@/inngest/client';
import { scanCancelled } from '@/inngest/events';
import type { Tx } from '@/server/db';
import type { AnyOrgId } from '@/server/ids';
import { announce } from '@/server/live/announce';
import { log } from '@/server/log';
import { scanEnded } from '@/server/telemetry/scan-telemetry';
import { kickQueue } from './queue/dispatch';

export interface StoppedScan {
  id: string;
  awsAccountId: string;
  queuedAt: Date;
  startedAt: Date | null;
}

/** Cancels every scan of an organization and takes its accounts off the schedule: from this transaction on nothing of them is written. */
export async function stopAllScans(tx: Tx, orgId: AnyOrgId): Promise<StoppedScan[]> {
  // Accounts before scans, as whoever writes results locks them.
  await tx.select({ id: awsAccounts.id }).from(awsAccounts).where(eq(awsAccounts.orgId, orgId)).orderBy(asc(awsAccounts.id)).for('update');
  const stopped = await tx
    .update(scans)
    .set({ status: 'cancelled', finishedAt: new Date(), heartbeatAt: null })
    .where(and(eq(scans.orgId, orgId), inArray(scans.status, ['queued', 'running'])))
    .returning({ id: scans.id, awsAccountId: scans.awsAccountId, queuedAt: scans.queuedAt, startedAt: scans.startedAt });
  await tx
    .update(awsAccounts)
    .set({
      activeScanId: null,
      schedule: 'off',
      status: raw`case when ${awsAccounts.status} = 'scanning' then 'connected' else ${awsAccounts.status} end`,
      updatedAt: new Date(),
    })
    .where(eq(awsAccounts.orgId, orgId));
  for (const { id } of stopped) await announce(tx.sql, { orgId, channel: 'scan', id });
  return stopped;
}

/** What follows once {@link stopAllScans} is committed: figures, free places, and the engine's plans. */
export async function afterStop(orgId: AnyOrgId, stopped: readonly StoppedScan[]): Promise<void> {
  if (stopped.length === 0) return;
  for (const scan of stopped) scanEnded(scan, 'cancelled');
  await kickQueue();
  const events = stopped.map(({ id }) => ({ ...scanCancelled.create({ orgId, scanId: id }), id: `${id}-cancel` }));
  await inngest.send(events).catch((error: unknown) => {
    log.warn({ err: error, orgId }, 'the engine did not take the cancellations; its next steps will notice');
  });
}
