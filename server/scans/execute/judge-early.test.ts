import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withOrg } from '@/server/db';
import { readEnvAnew } from '@/server/env';
import { insertScan } from '../mutations';
import { connectSample, outcomeOf, type SampleTarget } from '../testing/sample-target';
import { runScanInline } from './run-inline';

const anchor = new Date('2026-11-20T00:00:00Z');

let cloud: SampleCloud;
beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor }), limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
});
afterEach(() => {
  cloud.faults.clear();
  delete process.env.SCAN_JUDGE_EARLY_MS;
  readEnvAnew();
});
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

/** @returns the checks that were judged early */
async function scan({ orgId, awsAccountId }: SampleTarget): Promise<string[] | undefined> {
  const scanId = await insertScan(systemActor(orgId, 'first-run'), {
    ...{ awsAccountId, asOf: anchor, services: ['ec2', 'iam', 'lambda'] },
    trigger: 'first-run',
  });
  await runScanInline(orgId, scanId);
  const [row] = await withOrg(
    orgId,
    ({ sql }) => sql<{ early: string[] }[]>`select judged_early as early from scans where org_id = ${orgId} and id = ${scanId}`,
  );
  return row?.early;
}

it('judges what needs nothing of the slowest service before that has ended, and comes to the same', async () => {
  const [undisturbed, waiting] = [await connectSample('111122223333'), await connectSample('111122223333')];
  // Soon over for others, as scans of so little are.
  expect(await scan(undisturbed)).toEqual([]);

  process.env.SCAN_JUDGE_EARLY_MS = '1000';
  readEnvAnew();
  cloud.faults.add({ service: 'lambda', operation: 'ListFunctions', region: 'eu-central-1', effect: { kind: 'delay', ms: 12_000 } });
  const early = await scan(waiting);
  // With EC2 and Lambda left, most likely, and with Lambda left.
  expect(early).toEqual(expect.arrayContaining(['iam/admin-user-mfa', 'ec2/volume-has-snapshot']));
  expect(early).not.toContain('lambda/function-vpc-multi-az');
  expect(early).not.toContain('ec2/security-group-used');
  expect(await outcomeOf(waiting.orgId)).toEqual(await outcomeOf(undisturbed.orgId));
});
