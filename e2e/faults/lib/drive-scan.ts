import { AppError } from '@/server/errors';
import type { OrgId } from '@/server/ids';
import { finishScan } from '@/server/scans/execute/finish-scan';
import { judgeAccount } from '@/server/scans/execute/judge-account';
import { planScan } from '@/server/scans/execute/plan-scan';
import { runRegion } from '@/server/scans/execute/run-region';
import { ScanStopped } from '@/server/scans/execute/scan-context';
import { failScan } from '@/server/scans/mutations';

const attempts = 3;

/**
 * Carries a scan out as the durable function does: steps in its order, each tried again when it breaks, a region that breaks
 * for good given up, and the scan failed when nothing else is left.
 */
export async function driveScan(orgId: OrgId, scanId: string): Promise<void> {
  try {
    const { regions } = await step(() => planScan(orgId, scanId));
    await Promise.all(regions.map((region) => step(() => runRegion(orgId, scanId, region)).catch(() => null)));
    await step(() => judgeAccount(orgId, scanId));
    await step(() => finishScan(orgId, scanId));
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
