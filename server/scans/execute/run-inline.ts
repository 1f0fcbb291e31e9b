import type { OrgId } from '@/server/ids';
import { finishScan } from './finish-scan';
import { judgeAccount } from './judge-account';
import { planScan } from './plan-scan';
import { runRegion } from './run-region';

/** The same steps as the durable function, in this process: for the first run's past scans and for tests. */
export async function runScanInline(orgId: OrgId, scanId: string): Promise<{ status: 'completed' | 'partial' | 'failed' }> {
  const { regions } = await planScan(orgId, scanId);
  await Promise.all(regions.map((region) => runRegion(orgId, scanId, region)));
  await judgeAccount(orgId, scanId);
  return finishScan(orgId, scanId);
}
