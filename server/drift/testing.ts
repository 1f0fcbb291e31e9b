import { startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { systemActor } from '@/server/audit/record';
import { withOrg } from '@/server/db';
import { makePerson } from '@/server/test/organization';
import { runScanInline } from '../scans/execute/run-inline';
import { insertScan } from '../scans/mutations';
import { connectSample, type SampleTarget } from '../scans/testing/sample-target';

export const production = '111122223333';
/** Counted back from today, because CloudTrail's history is: what is told here holds on any day. */
export const anchor = new Date(new Date().toISOString().slice(0, 10));
export const region = 'eu-central-1';

/** A sample cloud whose stacks can be checked for drift; later calls of this process go to it. */
export async function startDriftCloud() {
  const cloud = await startSampleCloud({ world: createDefaultWorld({ anchor }), limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
  return cloud;
}

/** An organization with production connected and what the services own scanned, and an admin of it. */
export async function scannedOrganization(services: string[] = ['cloudformation']) {
  const target = await connectSample(production);
  await scan(target, services);
  const { actor } = await makePerson(target.orgId);
  return { ...target, actor };
}

export async function scan({ orgId, awsAccountId }: SampleTarget, services: string[]): Promise<void> {
  const scanId = await insertScan(systemActor(orgId, 'first-run'), { awsAccountId, trigger: 'first-run', services, regions: [region] });
  await runScanInline(orgId, scanId);
}

/** Rows of the organization's detections, oldest first. */
export const detectionsOf = ({ orgId }: SampleTarget) =>
  withOrg(
    orgId,
    ({ sql }) => sql<
      { id: string; stack_name: string; status: string; stack_drift_status: string | null; reason: string | null; polls: number }[]
    >`
      select id, stack_name, status, stack_drift_status, reason, polls from drift_detections where org_id = ${orgId} order by queued_at, stack_name`,
  );
