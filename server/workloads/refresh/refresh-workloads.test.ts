import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withOrg } from '@/server/db';
import { runScanInline } from '@/server/scans/execute/run-inline';
import { insertScan } from '@/server/scans/mutations';
import { connectSample, type SampleTarget } from '@/server/scans/testing/sample-target';

const anchor = new Date('2026-11-20T00:00:00Z');

let cloud: SampleCloud;
let target: SampleTarget;

async function scan(services: string[]): Promise<void> {
  const scanId = await insertScan(systemActor(target.orgId, 'first-run'), {
    awsAccountId: target.awsAccountId,
    trigger: 'first-run',
    asOf: anchor,
    services,
  });
  await runScanInline(target.orgId, scanId);
}

beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor }), limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
  target = await connectSample('111122223333');
  await scan(['ec2', 'iam', 'lambda', 'elbv2']);
}, 120_000);
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

interface Row {
  arn: string;
  kind: string;
  rank: number;
  rank_max: number;
  reach: string;
  vulnerability_state: string;
  eol_on: string | null;
  critical: number | null;
  version: string;
}

const rows = (): Promise<Row[]> =>
  withOrg(
    target.orgId,
    ({ sql }) => sql<Row[]>`
      select arn, kind, rank, rank_max, reach, vulnerability_state, eol_on::text, critical, xmin::text as version
      from workloads where org_id = ${target.orgId} order by arn`,
  );

describe('workloads after a scan', () => {
  it('are every instance that is there and every function, each once', async () => {
    const there = await withOrg(
      target.orgId,
      ({ sql }) => sql<{ arn: string }[]>`
        select arn from resources where org_id = ${target.orgId} and deleted_at is null and (type = 'AWS::Lambda::Function'
          or (type = 'AWS::EC2::Instance' and config -> 'State' ->> 'Name' not in ('terminated', 'shutting-down'))) order by arn`,
    );
    expect((await rows()).map(({ arn }) => arn).sort()).toEqual(there.map(({ arn }) => arn).sort());
    expect(there.length).toBeGreaterThan(50);
  });

  it('keep apart what the internet reaches, what it does not, and what is out of support', async () => {
    const all = await rows();
    for (const reach of ['internet', 'internal']) expect(all.filter((row) => row.reach === reach).length, reach).toBeGreaterThan(0);
    expect(all.filter(({ eol_on }) => eol_on !== null && eol_on < '2026-11-20').length).toBeGreaterThan(0);
    expect(all.filter(({ rank, rank_max }) => rank > rank_max)).toEqual([]);
  });

  it('say of vulnerabilities that nobody looked for that they are not known, and leave room for them in the rank', async () => {
    // Neither Inspector nor ECR took part in the scan.
    for (const row of await rows()) {
      expect(row).toMatchObject({ vulnerability_state: 'unknown', critical: null });
      expect(row.rank_max, row.arn).toBeGreaterThan(row.rank);
    }
  });

  it('are not written again when nothing changed, also by a scan of other services', async () => {
    const before = await rows();
    await scan(['s3']);
    expect(await rows()).toEqual(before);
  });
});
