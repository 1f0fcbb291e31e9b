import type { OrgId } from '@/server/ids';
import { scanSteps } from './scan-steps';

/** The same steps as the durable function, in this process: for the first run's past scans and for tests. */
export async function runScanInline(orgId: OrgId, scanId: string): Promise<{ status: 'completed' | 'partial' | 'failed' }> {
  const { regions } = await scanSteps.plan(orgId, scanId);
  await Promise.all(regions.map((region) => scanSteps.region(orgId, scanId, region)));
  await scanSteps.judge(orgId, scanId);
  return scanSteps.finish(orgId, scanId);
}
