import { randomUUID } from 'node:crypto';
import { and, desc, eq, gt, gte, lte, notInArray } from 'drizzle-orm';
import { changes } from '@/drizzle/schema/findings';
import { forwarders, forwardingRuns } from '@/drizzle/schema/forwarding';
import { type Tx, withDirectory, withOrg } from '@/server/db';
import { failpoint } from '@/server/failpoint';
import { ofLiving } from '@/server/identity/organizations/data';
import type { OrgId } from '@/server/ids';
import { log } from '@/server/log';
import { horizon } from '@/server/notifications/collect';
import { everyMinutes, leaseMinutes, runsKept } from '../constants';
import type { ForwarderSettings } from '../schema';
import type { ForwardingProblem, ForwardingRunRow } from '../types';
import { settingsOf } from '../views';
import { findAccount, isWritable } from './session';
import { type Arrived, toBucket } from './to-bucket';
import { toSecurityHub } from './to-security-hub';

/** Forwarders whose time has come, of organizations that are still there. */
export async function dueForwarders(now = new Date()): Promise<{ orgId: string; id: string }[]> {
  const rows = await withDirectory((tx) =>
    tx.select({ orgId: forwarders.orgId, id: forwarders.id }).from(forwarders).where(lte(forwarders.dueAt, now)),
  );
  return ofLiving(rows);
}

interface Begun {
  runId: string;
  settings: ForwarderSettings;
}

const minutes = (n: number): number => n * 60_000;

/** Takes the forwarder for one run; null: it is switched off, gone, not due, or another run of it lives. */
async function begin(orgId: OrgId, forwarderId: string, now: Date): Promise<Begun | null> {
  return withOrg(orgId, async (tx) => {
    const isIt = and(eq(forwarders.orgId, orgId), eq(forwarders.id, forwarderId));
    const [row] = await tx.select().from(forwarders).where(isIt).for('update');
    if (!row?.enabled || !row.dueAt || row.dueAt > now) return null;
    const isRunning = and(
      eq(forwardingRuns.orgId, orgId),
      eq(forwardingRuns.forwarderId, forwarderId),
      eq(forwardingRuns.status, 'running'),
    );
    const [alive] = await tx
      .select({ id: forwardingRuns.id })
      .from(forwardingRuns)
      .where(and(isRunning, gt(forwardingRuns.leaseUntil, now)));
    if (alive) return null;
    await tx.update(forwardingRuns).set({ status: 'failed', endedAt: now }).where(isRunning);
    const settings = settingsOf(row);
    if (settings.kind === 'security-hub' && (await isUpToDate(tx, orgId, row, now))) {
      await tx
        .update(forwarders)
        .set({ dueAt: new Date(now.getTime() + minutes(everyMinutes[settings.kind])) })
        .where(isIt);
      return null;
    }
    const runId = randomUUID();
    await tx
      .insert(forwardingRuns)
      .values({ orgId, id: runId, forwarderId, startedAt: now, leaseUntil: new Date(now.getTime() + minutes(leaseMinutes)) });
    await tx
      .update(forwarders)
      .set({ lastRunAt: now, fromTx: await horizon(tx) })
      .where(isIt);
    return { runId, settings };
  });
}

/** Nothing has changed since all that there was arrived. Once a day it is gone through all the same, to tell again what grows old there. */
async function isUpToDate(tx: Tx, orgId: OrgId, { id, lastRunAt, fromTx }: typeof forwarders.$inferSelect, now: Date): Promise<boolean> {
  if (!lastRunAt || lastRunAt.getTime() < now.getTime() - minutes(24 * 60)) return false;
  const [last] = await tx
    .select({ status: forwardingRuns.status })
    .from(forwardingRuns)
    .where(and(eq(forwardingRuns.orgId, orgId), eq(forwardingRuns.forwarderId, id)))
    .orderBy(desc(forwardingRuns.startedAt), desc(forwardingRuns.id))
    .limit(1);
  if (last?.status !== 'completed') return false;
  const [changed] = await tx
    .select({ id: changes.id })
    .from(changes)
    .where(and(eq(changes.orgId, orgId), gte(changes.txId, fromTx)))
    .limit(1);
  return !changed;
}

/** One run, from its beginning to its row's end. @returns null when there was nothing to do */
export async function forward(orgId: OrgId, forwarderId: string, now = new Date()): Promise<ForwardingRunRow['status'] | null> {
  const begun = await begin(orgId, forwarderId, now);
  if (!begun) return null;
  failpoint('forward.begun');
  const { runId, settings } = begun;
  const isRun = and(eq(forwardingRuns.orgId, orgId), eq(forwardingRuns.id, runId));
  const beat = async (sent: number): Promise<void> => {
    const leaseUntil = new Date(Date.now() + minutes(leaseMinutes));
    await withOrg(orgId, (tx) => tx.update(forwardingRuns).set({ sent, leaseUntil }).where(isRun));
  };
  let arrived: Arrived;
  try {
    arrived = await deliver(orgId, forwarderId, begun, now, beat);
  } catch (error) {
    // Ours to mend: its words may hold anything, and stay in the log.
    log.error({ err: error, forwarderId, runId }, 'a forwarder failed');
    const problem: ForwardingProblem = { account: '', region: null, reason: 'CloudLens could not do it; it tries again', findings: 0 };
    arrived = { sent: 0, problems: [problem], place: null };
  }
  const { sent, problems, place } = arrived;
  const status = problems.length === 0 ? 'completed' : sent > 0 ? 'partial' : 'failed';
  const every = settings.kind === 's3' && status === 'failed' ? 60 : everyMinutes[settings.kind];
  await withOrg(orgId, async (tx) => {
    await tx.update(forwardingRuns).set({ status, sent, problems, place, endedAt: new Date() }).where(isRun);
    await tx
      .update(forwarders)
      .set({ dueAt: new Date(now.getTime() + minutes(every)) })
      // Switched off, or asked for again, meanwhile.
      .where(and(eq(forwarders.orgId, orgId), eq(forwarders.id, forwarderId), lte(forwarders.dueAt, now)));
    const newest = tx
      .select({ id: forwardingRuns.id })
      .from(forwardingRuns)
      .where(and(eq(forwardingRuns.orgId, orgId), eq(forwardingRuns.forwarderId, forwarderId)))
      .orderBy(desc(forwardingRuns.startedAt), desc(forwardingRuns.id))
      .limit(runsKept);
    await tx
      .delete(forwardingRuns)
      .where(and(eq(forwardingRuns.orgId, orgId), eq(forwardingRuns.forwarderId, forwarderId), notInArray(forwardingRuns.id, newest)));
  });
  failpoint('forward.ended');
  return status;
}

async function deliver(
  orgId: OrgId,
  forwarderId: string,
  { runId, settings }: Begun,
  now: Date,
  beat: (sent: number) => Promise<void>,
): Promise<Arrived> {
  if (settings.kind === 'security-hub') return toSecurityHub(orgId, forwarderId, settings, runId, now, beat);
  const account = await findAccount(orgId, settings.awsAccountId);
  if (account && isWritable(account)) return toBucket(orgId, account, settings, runId, now, beat);
  const reason = 'the account that writes into the bucket is paused or not connected';
  return { sent: 0, problems: [{ account: account?.accountId ?? '', region: null, reason, findings: 0 }], place: null };
}
