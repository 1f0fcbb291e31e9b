import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withOrg } from '@/server/db';
import { readerOf } from '@/server/test/organization';
import { getScan } from '../data';
import { insertScan } from '../mutations';
import { getScanReport } from '../report-data';
import { connectSample, outcomeOf, type SampleTarget } from '../testing/sample-target';
import type { ScanDetail } from '../types';
import { runScanInline } from './run-inline';

// What AWS promises not to change is carried over, and nobody can tell from the verdicts.

const production = '111122223333';
const anchor = new Date('2026-11-20T00:00:00Z');
const daysBefore = (days: number) => new Date(anchor.getTime() - days * 86_400_000);
const services = ['ec2', 'backup'];
/** Where the sample has launch templates and plans, and one region more. */
const regions = ['eu-central-1', 'eu-west-1', 'us-east-1'];
const fixed = ['backup:GetBackupSelection', 'ec2:DescribeInstanceAttribute', 'ec2:DescribeLaunchTemplateVersions'];

/** Instances of production that stand still: their user data may be changed meanwhile, so it is asked for each time. */
const stopped = 1;

let cloud: SampleCloud;
beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor }), limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
});
afterEach(() => cloud.faults.clear());
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

interface Scanned {
  scan: ScanDetail;
  /** Calls of the operations whose answers can be carried over. */
  asked: number;
  calls: number;
}

const callsNow = () => {
  const asked = cloud.calls.list().filter(({ service, operation }) => fixed.includes(`${service}:${operation}`));
  return { calls: cloud.calls.totals().calls, asked: asked.reduce((sum, each) => sum + each.calls, 0) };
};

async function scan({ orgId, awsAccountId }: SampleTarget, asOf: Date, full?: boolean): Promise<Scanned> {
  const before = callsNow();
  const scanId = await insertScan(systemActor(orgId, 'first-run'), { awsAccountId, trigger: 'first-run', asOf, services, regions, full });
  await runScanInline(orgId, scanId);
  const after = callsNow();
  return { scan: await getScan(readerOf(orgId), scanId), asked: after.asked - before.asked, calls: after.calls - before.calls };
}

/** What is known now; how it came about (scans, versions) aside. */
async function known(target: SampleTarget) {
  const { verdicts, details, resources, posture } = await outcomeOf(target.orgId);
  return { verdicts, details, resources, posture };
}

const keptRows = ({ orgId }: SampleTarget) =>
  withOrg(
    orgId,
    ({ sql }) => sql<{ operation: string; n: number }[]>`
    select operation, count(*)::int as n from kept_answers where org_id = ${orgId} group by 1 order by 1`,
  );

describe('a warm scan', () => {
  it('asks for nothing twice that cannot have changed, says so, and knows what a full one knows', async () => {
    const target = await connectSample(production);
    const cold = await scan(target, daysBefore(3));
    expect(cold.scan).toMatchObject({ status: 'completed', full: null, carried: null });
    expect(cold.asked).toBeGreaterThan(1);
    expect((await keptRows(target)).map(({ operation }) => operation)).toEqual(fixed);

    const warm = await scan(target, anchor);
    expect(warm.asked).toBe(stopped);
    expect(cold.calls - warm.calls).toBe(cold.asked - stopped);
    expect(warm.scan).toMatchObject({ status: 'completed', carried: { fromScan: 1, since: daysBefore(3).toISOString() } });
    const { operations } = await getScanReport(readerOf(target.orgId), warm.scan.id);
    expect(operations.filter(({ carried }) => carried).map(({ operation, calls }) => [operation, calls])).toEqual(
      fixed.map((operation) => [operation, operation === 'ec2:DescribeInstanceAttribute' ? stopped : 0]),
    );

    const twin = await connectSample(production);
    await scan(twin, daysBefore(3));
    const asked = await scan(twin, anchor, true);
    expect([asked.asked, asked.scan.full, asked.scan.carried]).toEqual([cold.asked, 'asked', null]);
    expect(await known(target)).toEqual(await known(twin));
  });

  it('asks for everything when an answer is a week old, and starts the week anew', async () => {
    const target = await connectSample(production);
    await scan(target, daysBefore(20));
    expect((await scan(target, daysBefore(14))).asked).toBe(stopped);
    const weekly = await scan(target, daysBefore(13));
    // The account has grown meanwhile, so what a first scan asks on that very day is the measure.
    const first = await scan(await connectSample(production), daysBefore(13));
    expect([weekly.scan.full, weekly.asked, weekly.scan.carried]).toEqual(['weekly', first.asked, null]);
    expect(await scan(target, daysBefore(7))).toMatchObject({ asked: stopped, scan: { full: null, carried: { fromScan: 3 } } });
  });

  it('keeps no answer that AWS refused, and asks for it the next time', async () => {
    const target = await connectSample(production);
    cloud.faults.add({ service: 'backup', operation: 'GetBackupSelection', effect: { kind: 'deny' } });
    expect((await scan(target, daysBefore(3))).scan.status).toBe('partial');
    cloud.faults.clear();
    expect((await keptRows(target)).map(({ operation }) => operation)).toEqual(fixed.slice(1));
    const next = await scan(target, anchor);
    expect(next.asked).toBeGreaterThan(0);
    expect(next.scan).toMatchObject({ status: 'completed', carried: { fromScan: 1 } });
    expect((await keptRows(target)).map(({ operation }) => operation)).toEqual(fixed);
  });

  it('passes nothing on carried answers when the listing that proves them is refused', async () => {
    const target = await connectSample(production);
    await scan(target, daysBefore(3));
    for (const operation of ['DescribeLaunchTemplates', 'DescribeInstances'])
      cloud.faults.add({ service: 'ec2', operation, effect: { kind: 'deny' } });
    cloud.faults.add({ service: 'backup', operation: 'ListBackupSelections', effect: { kind: 'deny' } });
    const { scan: blind } = await scan(target, anchor);
    expect(blind).toMatchObject({ status: 'partial', carried: null });
    const verdicts = await withOrg(
      target.orgId,
      ({ sql }) => sql<{ status: string }[]>`
      select distinct status from verdicts where org_id = ${target.orgId} and resource_type in ('AWS::EC2::LaunchTemplate', 'AWS::Backup::BackupPlan')`,
    );
    expect(verdicts.map(({ status }) => status)).toEqual(['unknown']);
  });

  it('takes nothing from an organization that is not its own', async () => {
    const theirs = await connectSample(production);
    await scan(theirs, daysBefore(1));
    const first = await scan(await connectSample(production), anchor);
    expect(first.scan.carried).toBeNull();
    expect(first.asked).toBeGreaterThan(0);
  });
});
