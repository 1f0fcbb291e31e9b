import type { OrgId } from '@/server/ids';
import { inScanSpan } from '@/server/telemetry/spans';
import { finishScan } from './finish-scan';
import { judgeAccount } from './judge-account';
import { planScan } from './plan-scan';
import { runRegion } from './run-region';

/** The steps of a scan in their order, each a span of the scan's trace, whether a durable function or a script takes them. */
export const scanSteps = {
  plan: (orgId: OrgId, scanId: string) => inScanSpan(scanId, 'plan', {}, () => planScan(orgId, scanId)),
  region: (orgId: OrgId, scanId: string, region: string) =>
    inScanSpan(scanId, 'region', { 'cloud.region': region }, () => runRegion(orgId, scanId, region)),
  judge: (orgId: OrgId, scanId: string) => inScanSpan(scanId, 'judge', {}, () => judgeAccount(orgId, scanId)),
  finish: (orgId: OrgId, scanId: string) => inScanSpan(scanId, 'finish', {}, () => finishScan(orgId, scanId)),
} as const;
