import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { madeUpSecrets } from '@/sample-cloud/worlds/parts/made-up-secrets';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withOrg } from '@/server/db';
import { runScanInline } from '@/server/scans/execute/run-inline';
import { insertScan } from '@/server/scans/mutations';
import { connectSample, type SampleTarget } from '@/server/scans/testing/sample-target';
import { workloadServices } from '../constants';
import { secretCheckIds } from '../describe/secrets-of';

const anchor = new Date('2026-11-20T00:00:00Z');

let cloud: SampleCloud;
let target: SampleTarget;

async function scan(services: string[]): Promise<void> {
  const scanId = await insertScan(systemActor(target.orgId, 'first-run'), {
    awsAccountId: target.awsAccountId,
    trigger: 'first-run',
    asOf: anchor,
    services,
    regions: ['eu-central-1', 'us-east-1', 'ap-southeast-1'],
  });
  await runScanInline(target.orgId, scanId);
}

beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor }), limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
  target = await connectSample('111122223333');
  await scan([...workloadServices]);
});
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
  it('are every instance that is there, every function, service and cluster, each once', async () => {
    const there = await withOrg(
      target.orgId,
      ({ sql }) => sql<{ arn: string }[]>`
        select arn from resources where org_id = ${target.orgId} and deleted_at is null and (type in ('AWS::Lambda::Function', 'AWS::ECS::Service', 'AWS::EKS::Cluster')
          or (type = 'AWS::EC2::Instance' and config -> 'State' ->> 'Name' not in ('terminated', 'shutting-down'))) order by arn`,
    );
    const made = (await rows()).filter(({ kind }) => kind !== 'image' && kind !== 'task-definition');
    expect(made.map(({ arn }) => arn).sort()).toEqual(there.map(({ arn }) => arn).sort());
    expect(there.length).toBeGreaterThan(50);
  });

  it('keep apart what the internet reaches, what it does not, and what is out of support', async () => {
    const all = await rows();
    for (const reach of ['internet', 'internal']) expect(all.filter((row) => row.reach === reach).length, reach).toBeGreaterThan(0);
    expect(all.filter(({ eol_on }) => eol_on !== null && eol_on < '2026-11-20').length).toBeGreaterThan(0);
    expect(all.filter(({ rank, rank_max }) => rank > rank_max)).toEqual([]);
  });

  it('say of vulnerabilities that nobody looked for that they are not known, and leave room for them in the rank', async () => {
    const unscanned = (await rows()).filter(({ vulnerability_state: state }) => state === 'not-scanned');
    expect(unscanned.length).toBeGreaterThan(0);
    for (const row of unscanned) {
      expect(row.critical, row.arn).toBeNull();
      expect(row.rank_max, row.arn).toBeGreaterThan(row.rank);
    }
  });

  it('count once what Inspector and ECR both tell of, and tell of it on the image and on what runs it', async () => {
    const found = await withOrg(
      target.orgId,
      ({ sql }) => sql<{ kind: string; arn: string; sources: string[]; run_by: string[] }[]>`
        select w.kind, w.arn, v.detail -> 'sources' as sources, w.summary -> 'runBy' as run_by
        from workload_vulnerabilities v join workloads w on w.org_id = v.org_id and w.id = v.workload_id
        where v.org_id = ${target.orgId} and v.cve = 'CVE-2021-44228'`,
    );
    const image = found.find(({ kind }) => kind === 'image');
    const service = found.find(({ kind }) => kind === 'service');
    expect(image?.sources).toEqual(['ecr', 'inspector']);
    expect(image?.run_by).toContain(service?.arn);
    expect(new Set(found.map(({ arn }) => arn)).size).toBe(found.length);
  });

  it('keep no secret that they tell of', async () => {
    const stored = await withOrg(
      target.orgId,
      ({ sql }) => sql<{ secrets: number; summary: string }[]>`
        select secrets, summary::text as summary from workloads where org_id = ${target.orgId} and secrets > 0`,
    );
    expect(stored.length).toBeGreaterThan(0);
    for (const secret of Object.values(madeUpSecrets)) for (const { summary } of stored) expect(summary).not.toContain(secret);
  });

  it('tell of an instance what the checks for secrets say of it', async () => {
    const told = await withOrg(
      target.orgId,
      ({ sql }) => sql<{ failed: boolean; secrets: number | null }[]>`
        select v.status = 'fail' as failed, w.secrets
        from workloads w join verdicts v on v.org_id = w.org_id and v.arn = w.arn and v.check_id = any(${[...secretCheckIds]}::text[])
        where w.org_id = ${target.orgId} and w.kind = 'instance' and v.status in ('pass', 'fail')`,
    );
    expect(new Set(told.map(({ failed }) => failed))).toEqual(new Set([true, false]));
    for (const { failed, secrets } of told) expect(secrets !== null && secrets > 0).toBe(failed);
  });

  it('are not written again when nothing changed, also by a scan of other services', async () => {
    const before = await rows();
    await scan(['kms']);
    expect(await rows()).toEqual(before);
  });
});
