import { refreshPaths } from '@/server/attack-paths/refresh/refresh-paths';
import { inScanSpan } from '@/server/telemetry/spans';
import { refreshWorkloads } from '@/server/workloads/refresh/refresh-workloads';
import type { Lease } from '../lease';
import { finishScan } from './finish-scan';
import { judgeAccount } from './judge-account';
import { planScan } from './plan-scan';
import { runRegion } from './run-region';

/**
 * Regions of one scan at once. All of a large account at once keep the processor from the one whose calls set the bound, and hold many pages;
 * a few leave it idle while they wait for answers.
 */
export const regionsAtOnce = 6;

/** The steps of a scan in their order, each a span of the scan's trace, whether a durable function or a script takes them. */
export const scanSteps = {
  plan: (lease: Lease, options?: { force: boolean }) => inScanSpan(lease.scanId, 'plan', {}, () => planScan(lease, options)),
  region: (lease: Lease, region: string) => inScanSpan(lease.scanId, 'region', { 'cloud.region': region }, () => runRegion(lease, region)),
  judge: (lease: Lease) => inScanSpan(lease.scanId, 'judge', {}, () => judgeAccount(lease)),
  workloads: (lease: Lease) => inScanSpan(lease.scanId, 'workloads', {}, () => refreshWorkloads(lease)),
  paths: (lease: Lease) => inScanSpan(lease.scanId, 'paths', {}, () => refreshPaths(lease)),
  finish: (lease: Lease) => inScanSpan(lease.scanId, 'finish', {}, () => finishScan(lease)),
} as const;
