import { setTimeout as sleep } from 'node:timers/promises';
import { and, eq, sql } from 'drizzle-orm';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { scans } from '@/drizzle/schema/scans';
import type { AuditActor } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { runScanInline } from '@/server/scans/execute/run-inline';
import { insertScan } from '@/server/scans/mutations';
import { ScanStopped } from '@/server/scans/stopped';

/** Two scans of the past that are nearer to each other show the same: a start that was cut off has made the first. */
const sameInstantMs = 43_200_000;

/**
 * Scans a sample account as it was then, unless it has been scanned as it was then or later. A scan that an earlier start left
 * half done is ended first.
 */
export async function scanAsOf(orgId: OrgId, by: AuditActor, awsAccountId: string, asOf: Date): Promise<void> {
  const before = await standing(orgId, awsAccountId);
  if (before.active) await endScan(orgId, before.active);
  const { seenAt } = before.active ? await standing(orgId, awsAccountId) : before;
  if (seenAt && asOf.getTime() - seenAt.getTime() < sameInstantMs) return;
  await endScan(orgId, await insertScan(by, { awsAccountId, trigger: 'first-run', asOf }));
}

/** Runs a scan to its end: here, or, where a worker thought it abandoned and took it over, by waiting for that one while it lives. */
async function endScan(orgId: OrgId, scanId: string): Promise<void> {
  for (;;) {
    try {
      await runScanInline(orgId, scanId);
      return;
    } catch (error) {
      if (!(error instanceof ScanStopped)) throw error;
    }
    for (;;) {
      const [scan] = await withOrg(orgId, (tx) =>
        tx
          .select({ isActive, isHeld: sql<boolean>`coalesce(${scans.leaseUntil} > now(), false)` })
          .from(scans)
          .where(and(eq(scans.orgId, orgId), eq(scans.id, scanId))),
      );
      if (!scan?.isActive) return;
      if (!scan.isHeld) break;
      await sleep(500);
    }
  }
}

const isActive = sql<boolean>`${scans.status} in ('queued', 'running')`;

/** The scan that is under way, and as of when the account was last seen. */
async function standing(orgId: OrgId, awsAccountId: string): Promise<{ active: string | null; seenAt: Date | null }> {
  const [row] = await withOrg(orgId, (tx) =>
    tx
      .select({ active: awsAccounts.activeScanId, asOf: scans.asOf, finishedAt: scans.finishedAt })
      .from(awsAccounts)
      .leftJoin(scans, and(eq(scans.orgId, awsAccounts.orgId), eq(scans.id, awsAccounts.lastScanId)))
      .where(and(eq(awsAccounts.orgId, orgId), eq(awsAccounts.id, awsAccountId))),
  );
  return { active: row?.active ?? null, seenAt: row?.asOf ?? row?.finishedAt ?? null };
}
