import { and, eq, sql as raw } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { type OnlyResource, scans } from '@/drizzle/schema/scans';
import { inngest } from '@/inngest/client';
import { scanCancelled } from '@/inngest/events';
import { type AuditActor, recordAudit, scopeOf } from '@/server/audit/record';
import { collectors } from '@/server/collect/registry';
import { type Tx, withOrg } from '@/server/db';
import { AppError, notFound } from '@/server/errors';
import { type Actor, authorise, authoriseOn, within } from '@/server/identity/actor';
import type { AnyOrgId, OrgId, TenantScope } from '@/server/ids';
import { takeStart } from '@/server/limits/start-limits';
import { announce } from '@/server/live/announce';
import { log } from '@/server/log';
import { scanEnded } from '@/server/telemetry/scan-telemetry';
import { workloadServices } from '@/server/workloads/constants';
import { kickQueue } from './queue/dispatch';
import { expectedDuration } from './queue/expected-duration';

export interface StartScanInput {
  awsAccountId: string;
  regions?: string[];
  excludeRegions?: string[];
  services?: string[];
  kind?: 'cspm' | 'cwpp' | 'all';
  trigger: 'user' | 'api' | 'schedule' | 'first-run';
  /** Ask for everything: carry nothing over from earlier scans. */
  full?: boolean;
  /** Id of the verdict that it is to look at again. */
  verifies?: string;
  /** Look at this resource alone. */
  only?: OnlyResource;
  /** Sample accounts only. */
  asOf?: Date;
}

export interface QueuedScan {
  scanId: string;
  status: 'queued';
}

/**
 * Queues a scan, and starts it if its turn has come. The row is committed first; whatever is lost then, the sweeper makes up for.
 * @throws AppError NOT_FOUND, SCAN_RUNNING (details.scanId), INSECURE_TRUST, RATE_LIMITED
 */
export async function startScan(actor: Actor, input: StartScanInput): Promise<QueuedScan> {
  authoriseOn(actor, 'scans:create', input.awsAccountId);
  const wanted = input.kind === 'cwpp' ? { ...input, services: workloadServicesOf(input.services) } : input;
  return queueScan(actor, wanted, (tx) => takeStart(tx, actor, 'scans.start'));
}

/** What a scan of workloads reads. @throws AppError UNPROCESSABLE when none of the services asked for tells of workloads */
function workloadServicesOf(asked: string[] | undefined): string[] {
  const known = collectors.map(({ service }) => service).filter((service) => (workloadServices as readonly string[]).includes(service));
  const chosen = asked ? known.filter((service) => asked.includes(service)) : known;
  if (chosen.length === 0)
    throw new AppError('UNPROCESSABLE', `A scan of kind cwpp reads ${known.join(', ')}: ask for some of these, or leave the services out.`);
  return chosen;
}

/**
 * The scan that is under way, else a new one; of the account that was connected first when none is named.
 * @throws AppError NOT_FOUND, INSECURE_TRUST
 */
export async function joinOrStartScan(actor: Actor, awsAccountId?: string, kind?: 'cwpp'): Promise<{ scanId: string }> {
  const id = awsAccountId ?? (await firstAccount(within(actor, 'scans:create')));
  try {
    const { scanId } = await startScan(actor, { awsAccountId: id, trigger: 'api', kind });
    return { scanId };
  } catch (error) {
    const running = error instanceof AppError && error.code === 'SCAN_RUNNING' ? error.details?.scanId : undefined;
    if (typeof running === 'string') return { scanId: running };
    throw error;
  }
}

async function firstAccount(scope: TenantScope): Promise<string> {
  const [account] = await withOrg(scope, (tx) =>
    tx
      .select({ id: awsAccounts.id })
      .from(awsAccounts)
      .where(eq(awsAccounts.orgId, scope.orgId))
      .orderBy(awsAccounts.createdAt, awsAccounts.id)
      .limit(1),
  );
  if (!account) throw notFound('AWS account');
  return account.id;
}

/** `startScan` for what CloudLens does by itself: the schedule, the first run. */
export async function queueScan(by: AuditActor, input: StartScanInput, allow?: (tx: Tx) => Promise<void>): Promise<QueuedScan> {
  const scanId = await insertScan(by, input, allow);
  await kickQueue();
  return { scanId, status: 'queued' };
}

/**
 * Writes the row of a scan and makes it its account's active one, without telling the engine.
 * @param allow throws when there may be no further scan; asked when everything else speaks for it
 */
export async function insertScan(by: AuditActor, input: StartScanInput, allow?: (tx: Tx) => Promise<void>): Promise<string> {
  const { orgId } = by;
  return withOrg(scopeOf(by), async (tx) => {
    const [account] = await tx
      .select()
      .from(awsAccounts)
      .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, input.awsAccountId)))
      .for('update');
    if (!account) throw notFound('AWS account');
    if (account.status === 'insecure_trust') {
      throw new AppError(
        'INSECURE_TRUST',
        'This role can be assumed without its external id, so the account is not scanned. Mend its trust policy, then verify it again.',
      );
    }
    if (account.status === 'pending') {
      throw new AppError('NOT_CONNECTED', 'This account is not connected yet: its role has not been proven. Finish connecting it first.');
    }
    if (account.status === 'paused')
      throw new AppError('ACCOUNT_PAUSED', 'This account is paused, so nothing reads it. Resume it first.', { id: account.id });
    if (account.status === 'disconnected')
      throw new AppError('NOT_CONNECTED', 'This account is disconnected: connect it again first.', { id: account.id });
    if (account.activeScanId) {
      throw new AppError('SCAN_RUNNING', 'A scan of this account is running already.', { scanId: account.activeScanId });
    }
    await allow?.(tx);
    const [queued] = await tx
      .insert(scans)
      .values({
        orgId,
        awsAccountId: account.id,
        seq: raw<number>`(select coalesce(max(seq), 0) + 1 from scans where org_id = ${orgId} and aws_account_id = ${account.id})`,
        kind: input.kind ?? 'cspm',
        trigger: input.trigger,
        requestedBy: by.userId,
        regions: input.regions ?? null,
        excludedRegions: input.excludeRegions ?? [],
        services: input.services ?? null,
        full: input.full ? 'asked' : null,
        verifies: input.verifies ? Number(input.verifies) : null,
        only: input.only ?? null,
        asOf: input.asOf ?? null,
        expectedMs: await expectedDuration(tx.sql, account, input),
      })
      .returning({ id: scans.id });
    if (!queued) throw new Error('The scan was not stored.');
    await tx
      .update(awsAccounts)
      .set({ activeScanId: queued.id, status: 'scanning', updatedAt: new Date() })
      .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, account.id)));
    await recordAudit(tx, by, { action: 'scan.start', target: queued.id, data: { accountId: account.accountId, trigger: input.trigger } });
    if (input.verifies)
      await recordAudit(tx, by, {
        action: 'finding.verify',
        target: input.verifies,
        data: { scanId: queued.id, services: input.services, ...(input.only && { resource: input.only.arn }) },
      });
    await announce(tx.sql, { orgId, channel: 'scan', id: queued.id });
    return queued.id;
  });
}

/** Stops a scan at once: from this transaction on nothing of it can be written. @throws AppError NOT_FOUND, CONFLICT when it has ended */
export async function cancelScan(actor: Actor, scanId: string): Promise<void> {
  authorise(actor, 'scans:update');
  const { orgId } = actor;
  const cancelled = await withOrg(actor, async (tx) => {
    await lockAccountOf(tx, orgId, scanId);
    const [scan] = await tx
      .select({ status: scans.status, awsAccountId: scans.awsAccountId, queuedAt: scans.queuedAt, startedAt: scans.startedAt })
      .from(scans)
      .where(and(eq(scans.orgId, orgId), eq(scans.id, scanId)))
      .for('update');
    if (!scan) throw notFound('scan');
    authoriseOn(actor, 'scans:update', scan.awsAccountId);
    if (scan.status === 'cancelled') return null;
    if (scan.status !== 'queued' && scan.status !== 'running') throw new AppError('CONFLICT', 'This scan has ended already.');
    await tx
      .update(scans)
      .set({ status: 'cancelled', finishedAt: new Date(), heartbeatAt: null })
      .where(and(eq(scans.orgId, orgId), eq(scans.id, scanId)));
    await freeAccount(tx, orgId, scan.awsAccountId, scanId, 'connected', null);
    await recordAudit(tx, actor, { action: 'scan.cancel', target: scanId });
    await announce(tx.sql, { orgId, channel: 'scan', id: scanId });
    return scan;
  });
  if (cancelled) scanEnded({ id: scanId, ...cancelled }, 'cancelled');
  await kickQueue();
  await inngest.send({ ...scanCancelled.create({ orgId, scanId }), id: `${scanId}-cancel` }).catch((error: unknown) => {
    log.warn({ err: error, scanId }, 'the engine did not take the cancellation; its next step will notice');
  });
}

/** Deletes the record of a scan that has ended. What it found stays: findings belong to the account. */
export async function deleteScan(actor: Actor, scanId: string): Promise<void> {
  authorise(actor, 'scans:delete');
  const { orgId } = actor;
  await withOrg(actor, async (tx) => {
    const [scan] = await tx
      .select({ status: scans.status, awsAccountId: scans.awsAccountId })
      .from(scans)
      .where(and(eq(scans.orgId, orgId), eq(scans.id, scanId)))
      .for('update');
    if (!scan) throw notFound('scan');
    authoriseOn(actor, 'scans:delete', scan.awsAccountId);
    if (scan.status === 'queued' || scan.status === 'running')
      throw new AppError('CONFLICT', 'This scan is still running. Cancel it first.');
    await tx.delete(scans).where(and(eq(scans.orgId, orgId), eq(scans.id, scanId)));
    await recordAudit(tx, actor, { action: 'scan.delete', target: scanId });
    await announce(tx.sql, { orgId, channel: 'scan', id: scanId });
  });
}

/**
 * Ends a scan that could not be carried out; `reason` is a sentence of ours. Does nothing to one that has ended.
 * @param owner only if the scan is still this run's
 */
export async function failScan(orgId: OrgId, scanId: string, reason: string, owner?: string): Promise<void> {
  const failed = await withOrg(orgId, async (tx) => {
    await lockAccountOf(tx, orgId, scanId);
    const mine = owner === undefined ? undefined : eq(scans.leaseOwner, owner);
    const [scan] = await tx
      .update(scans)
      .set({ status: 'failed', finishedAt: new Date(), heartbeatAt: null, error: reason.slice(0, 500) })
      .where(and(eq(scans.orgId, orgId), eq(scans.id, scanId), raw`${scans.status} in ('queued', 'running')`, mine))
      .returning({ awsAccountId: scans.awsAccountId, queuedAt: scans.queuedAt, startedAt: scans.startedAt });
    if (!scan) return null;
    await freeAccount(tx, orgId, scan.awsAccountId, scanId, 'error', reason.slice(0, 500));
    await announce(tx.sql, { orgId, channel: 'scan', id: scanId });
    return scan;
  });
  if (failed) scanEnded({ id: scanId, ...failed }, 'failed');
  await kickQueue();
}

/** Account before scan, as whoever writes results locks them: in another order the two could wait for each other. */
async function lockAccountOf(tx: Tx, orgId: AnyOrgId, scanId: string): Promise<void> {
  await tx.sql`
    select 1 from aws_accounts where org_id = ${orgId}
      and id = (select aws_account_id from scans where org_id = ${orgId} and id = ${scanId}) for update`;
}

async function freeAccount(
  tx: Tx,
  orgId: AnyOrgId,
  awsAccountId: string,
  scanId: string,
  status: 'connected' | 'error',
  lastError: string | null,
): Promise<void> {
  await tx
    .update(awsAccounts)
    .set({ activeScanId: null, status, lastError, updatedAt: new Date() })
    .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, awsAccountId), eq(awsAccounts.activeScanId, scanId)));
}
