import { randomUUID } from 'node:crypto';
import { AppError } from '@/server/errors';
import type { OrgId } from '@/server/ids';
import { finishScan } from '@/server/scans/execute/finish-scan';
import { judgeAccount } from '@/server/scans/execute/judge-account';
import { planScan } from '@/server/scans/execute/plan-scan';
import { runRegion } from '@/server/scans/execute/run-region';
import type { Lease } from '@/server/scans/lease';
import { failScan } from '@/server/scans/mutations';
import { ScanStopped } from '@/server/scans/stopped';

const attempts = 3;

/**
 * Carries a scan out as the durable function does: steps in its order, each tried again when it breaks, a region that breaks
 * for good given up, and the scan failed when nothing else is left.
 */
export async function driveScan(orgId: OrgId, scanId: string): Promise<void> {
  const lease: Lease = { orgId, scanId, owner: `drive-${randomUUID()}` };
  try {
    const { regions } = await step(() => planScan(lease, { force: true }));
    await Promise.all(regions.map((region) => step(() => runRegion(lease, region)).catch(() => null)));
    await step(() => judgeAccount(lease));
    await step(() => finishScan(lease));
  } catch (error) {
    if (!(error instanceof ScanStopped)) await failScan(orgId, scanId, error instanceof Error ? error.message : 'unknown');
  }
}

async function step<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const final = error instanceof ScanStopped || (error instanceof AppError && error.status < 500);
      if (final || attempt === attempts) throw error;
    }
  }
}
