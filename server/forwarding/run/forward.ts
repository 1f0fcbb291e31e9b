import { randomUUID } from 'node:crypto';
import { and, desc, eq, gt, gte, lte, notInArray } from 'drizzle-orm';
import { changes } from '@/drizzle/schema/findings';
import { forwarders, forwardingRuns } from '@/drizzle/schema/forwarding';
import { type Tx, withDirectory, withOrg } from '@/server/db';
import { env } from '@/server/env';
import { failpoint } from '@/server/failpoint';
import { ofLiving } from '@/server/identity/organizations/data';
import type { OrgId } from '@/server/ids';
import type { Lane, Turn } from '@/server/lanes';
import { log } from '@/server/log';
import { horizon } from '@/server/notifications/collect';
import { everyMinutes, leaseMinutes, runsKept } from '../constants';
import type { ForwarderSettings } from '../schema';
import type { ForwardingRunRow } from '../types';
import { settingsOf } from '../views';
import { findAccount, isWritable } from './session';
import { type Arrived, type RunTurn, toBucket } from './to-bucket';
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

/** Takes the forwarder for one run; `slow`: it is for the other lane; null: it is switched off, gone, not due, or another run of it lives. */
async function begin(orgId: OrgId, forwarderId: string, now: Date, lane: Lane): Promise<Begun | 'slow' | null> {
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
    if (lane === 'quick' && (await tookLong(tx, orgId, forwarderId))) return 'slow';
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

/** Whether the last run was longer than a turn among the others is. A shorter one brings the forwarder back among them. */
async function tookLong(tx: Tx, orgId: OrgId, forwarderId: string): Promise<boolean> {
  const [last] = await tx
    .select({ startedAt: forwardingRuns.startedAt, endedAt: forwardingRuns.endedAt })
    .from(forwardingRuns)
    .where(and(eq(forwardingRuns.orgId, orgId), eq(forwardingRuns.forwarderId, forwarderId)))
    .orderBy(desc(forwardingRuns.startedAt), desc(forwardingRuns.id))
    .limit(1);
  return !!last?.endedAt && last.endedAt.getTime() - last.startedAt.getTime() >= env().FORWARDING_TURN_MS;
}

export interface Forwarded extends Turn {
  /** What became of the run; null: there was nothing to do here. */
  status: ForwardingRunRow['status'] | null;
}

/** Why the rest of a run is not there yet. */
const turnEnded = 'it takes long, and goes on at once in a run of its own';

/**
 * One run, from its beginning to its row's end. In the quick lane it ends when its turn has: what has arrived stays, and the slow lane
 * goes on with the forwarder, which is still due.
 */
export async function forward(orgId: OrgId, forwarderId: string, now = new Date(), lane: Lane = 'slow'): Promise<Forwarded> {
  const begun = await begin(orgId, forwarderId, now, lane);
  if (begun === 'slow') return { status: null, leavesSlow: true };
  if (!begun) return { status: null, leavesSlow: false };
  failpoint('forward.begun');
  const { runId, settings } = begun;
  const isIt = and(eq(forwarders.orgId, orgId), eq(forwarders.id, forwarderId));
  const isRun = and(eq(forwardingRuns.orgId, orgId), eq(forwardingRuns.id, runId));
  const turn: RunTurn = {
    ended: lane === 'quick' ? AbortSignal.timeout(env().FORWARDING_TURN_MS) : new AbortController().signal,
    arrived: 0,
  };
  let leavesSlow = false;
  const beat = async (sent: number): Promise<void> => {
    turn.ended.throwIfAborted();
    // Whoever asks next does so by the clock that this was begun by, or by ours.
    const leaseUntil = new Date(Math.max(now.getTime(), Date.now()) + minutes(leaseMinutes));
    await withOrg(orgId, (tx) => tx.update(forwardingRuns).set({ sent, leaseUntil }).where(isRun));
  };
  let arrived: Arrived;
  try {
    arrived = await within(turn, deliver(orgId, forwarderId, begun, now, beat, turn));
  } catch (error) {
    leavesSlow = turn.ended.aborted;
    // Ours to mend: its words may hold anything, and stay in the log.
    if (!leavesSlow) log.error({ err: error, forwarderId, runId }, 'a forwarder failed');
    const reason = leavesSlow ? turnEnded : 'CloudLens could not do it; it tries again';
    arrived = { sent: turn.arrived, problems: [{ account: '', region: null, reason, findings: 0 }], place: null };
  }
  const { sent, problems, place } = arrived;
  const status = problems.length === 0 ? 'completed' : sent > 0 ? 'partial' : 'failed';
  const every = settings.kind === 's3' && status === 'failed' ? 60 : everyMinutes[settings.kind];
  await withOrg(orgId, async (tx) => {
    // Before its run, as whoever begins one does: each would wait for the other where this one's lease has run out.
    await tx.select({ id: forwarders.id }).from(forwarders).where(isIt).for('update');
    await tx.update(forwardingRuns).set({ status, sent, problems, place, endedAt: new Date() }).where(isRun);
    if (!leavesSlow)
      await tx
        .update(forwarders)
        .set({ dueAt: new Date(now.getTime() + minutes(every)) })
        // Switched off, or asked for again, meanwhile.
        .where(and(isIt, lte(forwarders.dueAt, now)));
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
  return { status, leavesSlow };
}

async function deliver(
  orgId: OrgId,
  forwarderId: string,
  { runId, settings }: Begun,
  now: Date,
  beat: (sent: number) => Promise<void>,
  turn: RunTurn,
): Promise<Arrived> {
  if (settings.kind === 'security-hub') return toSecurityHub(orgId, forwarderId, settings, runId, now, beat, turn);
  const account = await findAccount(orgId, settings.awsAccountId);
  if (account && isWritable(account)) return toBucket(orgId, account, settings, runId, now, beat, turn);
  const reason = 'the account that writes into the bucket is paused or not connected';
  return { sent: 0, problems: [{ account: account?.accountId ?? '', region: null, reason, findings: 0 }], place: null };
}

/** The work, or the end of the turn, whichever comes first: a call that hangs does not always hear that it is to stop. */
async function within<T>({ ended }: RunTurn, work: Promise<T>): Promise<T> {
  let stop = () => {};
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => reject(ended.reason);
  });
  ended.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    ended.removeEventListener('abort', stop);
    // What is left of it ends by itself, and nobody waits for how.
    work.catch(() => undefined);
  }
}
