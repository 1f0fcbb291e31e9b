import { randomUUID } from 'node:crypto';
import { mapConcurrent } from '@/server/collect/concurrency';
import type { OrgId } from '@/server/ids';
import type { Lease } from '../lease';
import { regionsAtOnce, scanSteps } from './scan-steps';

/**
 * The same steps as the durable function, in this process: for the first run's past scans and for tests. Takes the scan from
 * whoever has it.
 */
export async function runScanInline(orgId: OrgId, scanId: string): Promise<{ status: 'completed' | 'partial' | 'failed' }> {
  const lease: Lease = { orgId, scanId, owner: `inline-${randomUUID()}` };
  const { regions } = await scanSteps.plan(lease, { force: true });
  await mapConcurrent(regions, regionsAtOnce, (region) => scanSteps.region(lease, region));
  await scanSteps.judge(lease);
  await scanSteps.workloads(lease);
  await scanSteps.paths(lease);
  return scanSteps.finish(lease);
}
