import { afterAll, beforeAll, expect, it } from 'vitest';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { systemActor } from '@/server/audit/record';
import { closeDatabase } from '@/server/db';
import type { Lease } from '../lease';
import { insertScan } from '../mutations';
import { connectSample } from '../testing/sample-target';
import { scanSteps } from './scan-steps';

/** What every workflow engine takes easily, and stays cheap to replay. */
const mostSteps = 150;
const largestOutput = 64 * 1024;

let cloud: SampleCloud;

beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor: new Date('2026-11-20T00:00:00Z') }), limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
});

afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

it('a scan of all regions has few steps, and each says little', async () => {
  const { orgId, awsAccountId } = await connectSample('111122223333');
  const by = systemActor(orgId, 'first-run');
  const scanId = await insertScan(by, { awsAccountId, trigger: 'first-run', services: ['account', 'kms'] });
  const lease: Lease = { orgId, scanId, owner: 'sizes' };
  const plan = await scanSteps.plan(lease, { force: true });
  const outputs: unknown[] = [plan];
  for (const region of plan.regions) outputs.push(await scanSteps.region(lease, region));
  outputs.push(await scanSteps.judge(lease), await scanSteps.workloads(lease), await scanSteps.paths(lease), await scanSteps.finish(lease));
  expect(plan.regions.length).toBeGreaterThan(5);
  expect(outputs.length).toBeLessThanOrEqual(mostSteps);
  for (const output of outputs) expect(JSON.stringify(output ?? null).length).toBeLessThanOrEqual(largestOutput);
});
