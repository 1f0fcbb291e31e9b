import { randomUUID } from 'node:crypto';
import { AppError } from '@/server/errors';
import type { OrgId } from '@/server/ids';
import { scanSteps } from '@/server/scans/execute/scan-steps';
import type { Lease } from '@/server/scans/lease';
import { failScan } from '@/server/scans/mutations';
import { ScanStopped } from '@/server/scans/stopped';

const attempts = 3;

/**
 * Carries a scan out as the durable function does: steps in its order, each tried again when it breaks, a region that breaks
 * for good given up, and the scan failed when nothing else is left.
 * @param force take the scan over from a run that is known to be dead
 */
export async function driveScan(orgId: OrgId, scanId: string, { force = true, owner = `rig-${randomUUID()}` } = {}): Promise<void> {
  const lease: Lease = { orgId, scanId, owner };
  try {
    const { regions } = await step(() => scanSteps.plan(lease, { force }));
    await Promise.all(
      regions.map((region) =>
        step(() => scanSteps.region(lease, region)).catch((error: unknown) => {
          if (error instanceof ScanStopped) throw error;
        }),
      ),
    );
    await step(() => scanSteps.judge(lease));
    await step(() => scanSteps.workloads(lease));
    await step(() => scanSteps.paths(lease));
    await step(() => scanSteps.finish(lease));
  } catch (error) {
    if (!(error instanceof ScanStopped)) await failScan(orgId, scanId, error instanceof Error ? error.message : 'unknown', owner);
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
