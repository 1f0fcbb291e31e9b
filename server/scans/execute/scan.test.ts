import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type SampleCloud, startSampleCloud } from '@/sample-cloud/start';
import { createDefaultWorld } from '@/sample-cloud/worlds/default-world';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withOrg } from '@/server/db';
import { listFindings } from '@/server/findings/data';
import { getFinding } from '@/server/findings/detail';
import type { OrgId } from '@/server/ids';
import { listUnseen } from '@/server/inventory/unseen';
import { saveCheckSetting } from '@/server/scope/mutations';
import { makePerson, readerOf } from '@/server/test/organization';
import { getScan } from '../data';
import { cancelScan, insertScan } from '../mutations';
import { ScanStopped } from '../stopped';
import { connectSample, type SampleTarget, useRole } from '../testing/sample-target';
import { judgeAccount } from './judge-account';
import { planScan } from './plan-scan';
import { runScanInline } from './run-inline';
import { runRegion } from './run-region';

const production = '111122223333';
const anchor = new Date('2026-11-20T00:00:00Z');

let cloud: SampleCloud;

beforeAll(async () => {
  cloud = await startSampleCloud({ world: createDefaultWorld({ anchor }), limits: 'none' });
  process.env.SAMPLE_CLOUD_URL = cloud.url;
});

afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

/** Enough services for what does not depend on all of them. */
const some = ['ec2', 'iam', 'kms', 'lambda', 'rds', 's3'];

async function scanOnce({ orgId, awsAccountId }: SampleTarget, asOf = anchor, services?: string[], regions?: string[]): Promise<string> {
  const scanId = await insertScan(systemActor(orgId, 'first-run'), { awsAccountId, trigger: 'first-run', asOf, services, regions });
  await runScanInline(orgId, scanId);
  return scanId;
}

/** Every stored row that a scan may write, with the transaction that wrote it last. */
const stored = (orgId: OrgId) =>
  withOrg(orgId, async ({ sql }) => ({
    verdicts: await sql`select id, xmin::text as writer from verdicts where org_id = ${orgId} order by id`,
    details: await sql`select verdict_id, xmin::text as writer from verdict_details where org_id = ${orgId} order by verdict_id`,
    resources: await sql`select id, xmin::text as writer from resources where org_id = ${orgId} order by id`,
    versions: await sql`select resource_id, changed_at, xmin::text as writer from resource_versions where org_id = ${orgId} order by 1, 2`,
    changes: await sql`select id from changes where org_id = ${orgId} and kind like 'finding.%' order by id`,
  }));

/** What scans keep of counts and open findings says what counting anew says. */
async function expectCountsToHold(orgId: OrgId): Promise<void> {
  const [kept, counted] = await withOrg(orgId, async ({ sql }) => [
    await sql`select type, region, present, with_findings from resource_counts where org_id = ${orgId} order by 1, 2`,
    await sql`
      select r.type, r.region, count(*)::int as present, (count(*) filter (where exists (
        select from verdicts v where v.org_id = r.org_id and v.arn = r.arn and v.finding = 'open')))::int as with_findings
      from resources r where r.org_id = ${orgId} and r.deleted_at is null group by 1, 2 order by 1, 2`,
  ]);
  expect(counted.length).toBeGreaterThan(0);
  expect(kept).toEqual(counted);
}

describe('a scan of the sample production account', () => {
  it('finds what is wrong, completes, and writes nothing the second time', async () => {
    const target = await connectSample(production);
    const first = await getScan(readerOf(target.orgId), await scanOnce(target));
    expect(first.units.filter((unit) => unit.status === 'failed' || unit.status === 'pending')).toEqual([]);
    const findings = await listFindings(readerOf(target.orgId), { limit: 100 });
    expect(findings.total).toBeGreaterThan(0);
    expect(first.counts?.opened).toBe(
      (first.counts?.open.critical ?? 0) +
        (first.counts?.open.high ?? 0) +
        (first.counts?.open.medium ?? 0) +
        (first.counts?.open.low ?? 0),
    );

    const before = await stored(target.orgId);
    const second = await getScan(readerOf(target.orgId), await scanOnce(target));
    expect(second.counts).toMatchObject({ opened: 0, resolved: 0, reopened: 0, verdicts: first.counts?.verdicts });
    expect(await stored(target.orgId)).toEqual(before);
  });

  it('knows nothing about keys when the role may not list them, names the action, and keeps the findings open', async () => {
    const target = await connectSample(production);
    await scanOnce(target, anchor, ['kms', 's3']);
    const keys = (status: 'open' | 'unknown') => listFindings(readerOf(target.orgId), { status: [status], service: ['kms'], limit: 100 });
    const open = await keys('open');
    expect(open.total).toBeGreaterThan(0);

    await useRole(target, production, 'CloudLensLimitedRole');
    const second = await getScan(readerOf(target.orgId), await scanOnce(target, anchor, ['kms', 's3']));
    expect(second.status).toBe('partial');
    expect(second.problems).toContainEqual(
      expect.objectContaining({
        operation: 'kms:ListKeys',
        kind: 'denied',
        actions: ['kms:ListKeys'],
        regions: expect.arrayContaining(['eu-central-1']),
      }),
    );
    expect((await keys('open')).rows.map((row) => row.id)).toEqual(open.rows.map((row) => row.id));
    expect(await listUnseen(readerOf(target.orgId))).toContainEqual(
      expect.objectContaining({
        region: 'eu-central-1',
        types: expect.arrayContaining(['AWS::KMS::Key']),
        operation: 'kms:ListKeys',
        kind: 'denied',
        actions: ['kms:ListKeys'],
      }),
    );
    expect((await getFinding(readerOf(target.orgId), open.rows[0]?.id ?? '')).verdict).toBe('unknown');
    const verdicts = await withOrg(
      target.orgId,
      ({ sql }) => sql`select distinct status from verdicts where org_id = ${target.orgId} and service = 'kms'`,
    );
    expect(verdicts.map((row) => row.status)).toEqual(['unknown']);

    await useRole(target, production, 'CloudLensScanRole');
    await scanOnce(target, anchor, ['kms', 's3']);
    expect((await getFinding(readerOf(target.orgId), open.rows[0]?.id ?? '')).verdict).toBe('fail');
    expect(await listUnseen(readerOf(target.orgId))).toEqual([]);
    await expectCountsToHold(target.orgId);
  });

  it('leaves alone what a scan of one region does not look at', async () => {
    const target = await connectSample(production);
    await scanOnce(target, anchor, some);
    const before = await stored(target.orgId);
    const scanId = await insertScan(systemActor(target.orgId, 'first-run'), {
      awsAccountId: target.awsAccountId,
      trigger: 'first-run',
      asOf: anchor,
      regions: ['eu-west-1'],
      services: some,
    });
    await runScanInline(target.orgId, scanId);
    expect(await stored(target.orgId)).toEqual(before);
  });

  it('sees all of a global service, and what is gone of it, when that is all it scans', async () => {
    const target = await connectSample(production);
    const scan = async (days: number) => {
      const asOf = new Date(anchor.getTime() - days * 86_400_000);
      await runScanInline(
        target.orgId,
        await insertScan(systemActor(target.orgId, 'first-run'), {
          awsAccountId: target.awsAccountId,
          trigger: 'first-run',
          asOf,
          services: ['s3'],
        }),
      );
    };
    const buckets = () =>
      withOrg(
        target.orgId,
        ({ sql }) => sql<{ arn: string; region: string }[]>`
        select arn, region from resources where org_id = ${target.orgId} and type = 'AWS::S3::Bucket' and deleted_at is null order by arn`,
      );
    await scan(0);
    const seen = await buckets();
    expect(new Set(seen.map(({ region }) => region)).size).toBeGreaterThan(1);
    await withOrg(
      target.orgId,
      ({ sql }) => sql`
      update resources set arn = 'arn:aws:s3:::gone', resource_id = 'gone' where org_id = ${target.orgId} and arn = ${seen[0]?.arn ?? ''}`,
    );
    await scan(0);
    expect(await buckets()).toEqual(seen);
  });

  it('settles what is stored of a region that turns out to be empty', async () => {
    const target = await connectSample(production);
    const look = () => scanOnce(target, anchor, ['kms'], ['us-west-2']);
    await look();
    const { orgId, awsAccountId } = target;
    expect((await stored(orgId)).resources).toEqual([]);
    await withOrg(orgId, async ({ sql }) => {
      await sql`
        insert into resources (org_id, aws_account_id, service, type, region, unit_region, arn, resource_id, tags, config, gaps, hash, first_seen_at, changed_at)
        values (${orgId}, ${awsAccountId}, 'kms', 'AWS::KMS::Key', 'us-west-2', 'us-west-2', 'arn:gone', 'gone', '{}', '{}', '[]', 'h', now(), now())`;
      await sql`
        insert into verdicts (org_id, aws_account_id, check_id, arn, resource_type, resource_id, service, region, severity, status, finding, first_seen_at, changed_at, hash)
        values (${orgId}, ${awsAccountId}, 'kms/key-rotation-enabled', 'arn:gone', 'AWS::KMS::Key', 'gone', 'kms', 'us-west-2', 2, 'fail', 'open', now(), now(), 'h')`;
    });
    await look();
    const [left] = await withOrg(
      orgId,
      ({ sql }) => sql<{ gone: boolean; finding: string }[]>`
        select r.deleted_at is not null as gone, v.finding from resources r join verdicts v on v.org_id = r.org_id and v.arn = r.arn where r.org_id = ${orgId}`,
    );
    expect(left).toEqual({ gone: true, finding: 'resolved' });
  });

  it('resolves what was mended, reopens what came back, and says so once', async () => {
    const target = await connectSample(production);
    for (const days of [56, 42, 28, 14, 0])
      await scanOnce(target, new Date(anchor.getTime() - days * 86_400_000), some, ['eu-central-1', 'eu-west-1', 'us-east-1']);
    const kinds = await withOrg(
      target.orgId,
      ({ sql }) => sql<{ kind: string; n: number }[]>`
        select kind, count(*)::int as n from changes where org_id = ${target.orgId} and verdict_id is not null group by kind order by kind`,
    );
    expect(kinds.map((row) => row.kind)).toEqual(['finding.opened', 'finding.reopened', 'finding.resolved']);
    const [drift] = await withOrg(
      target.orgId,
      ({ sql }) => sql<{ wrong: number }[]>`
        with moves as (
          select verdict_id, count(*) filter (where kind <> 'finding.resolved') - count(*) filter (where kind = 'finding.resolved') as up
          from changes where org_id = ${target.orgId} and verdict_id is not null group by verdict_id)
        select count(*)::int as wrong from verdicts v join moves m on m.verdict_id = v.id
        where v.org_id = ${target.orgId} and m.up <> case v.finding when 'open' then 1 else 0 end`,
    );
    expect(drift?.wrong).toBe(0);
  });

  it('begins with the regions that took longest the last time, and with the account’s own before anything is known', async () => {
    const { orgId, awsAccountId } = await connectSample(production);
    const asked = { trigger: 'first-run' as const, asOf: anchor, services: ['kms', 'iam'] };
    const first = await insertScan(systemActor(orgId, 'first-run'), { awsAccountId, ...asked });
    const lease = { orgId, scanId: first, owner: 'a run' };
    expect((await planScan(lease, { force: true })).regions[0]).toBe('eu-central-1');
    await runScanInline(orgId, first);
    await withOrg(
      orgId,
      ({ sql }) => sql`
        update scan_units set started_at = now(), finished_at = now() + case region
          when 'global' then interval '9 s' when 'us-east-1' then interval '50 s' else interval '1 s' end
        where org_id = ${orgId} and scan_id = ${first}`,
    );
    const second = await insertScan(systemActor(orgId, 'first-run'), { awsAccountId, ...asked });
    const { regions } = await planScan({ ...lease, scanId: second }, { force: true });
    expect(regions.slice(0, 2)).toEqual(['us-east-1', 'global']);
    expect(regions).toContain('eu-central-1');
  });

  it('tells of each transition once, though two judge at the same time', async () => {
    const target = await connectSample(production);
    const { orgId, awsAccountId } = target;
    const services = ['cloudtrail', 'ec2', 'iam', 'lambda', 'rds', 's3'];
    await scanOnce(target, new Date(anchor.getTime() - 60 * 86_400_000), services);
    const scanId = await insertScan(systemActor(orgId, 'first-run'), { awsAccountId, trigger: 'first-run', asOf: anchor, services });
    const lease = { orgId, scanId, owner: 'a run' };
    const { regions } = await planScan(lease, { force: true });
    for (const region of regions) await runRegion(lease, region);
    const told = () =>
      withOrg(
        orgId,
        ({ sql }) =>
          sql`select verdict_id, kind, count(*)::int as n from changes where org_id = ${orgId} and scan_id = ${scanId} group by 1, 2`,
      );
    const before = await told();
    await Promise.all([judgeAccount(lease), judgeAccount(lease), judgeAccount(lease)]);
    const after = await told();
    expect(after.length).toBeGreaterThan(before.length);
    expect(after.filter(({ n }) => n > 1)).toEqual([]);
  });

  it('judges again what was judged early, where another run has looked for regions', async () => {
    const { orgId, awsAccountId } = await connectSample(production);
    const asked = { trigger: 'first-run' as const, asOf: anchor, services: ['iam', 'account'] };
    const scanId = await insertScan(systemActor(orgId, 'first-run'), { awsAccountId, ...asked });
    await planScan({ orgId, scanId, owner: 'a run' }, { force: true });
    await withOrg(
      orgId,
      ({ sql }) => sql`update scans set judged_early = '{iam/admin-user-mfa}', early_open = 1 where org_id = ${orgId} and id = ${scanId}`,
    );
    await runScanInline(orgId, scanId);
    const verdicts = await withOrg(
      orgId,
      ({ sql }) => sql`select 1 from verdicts where org_id = ${orgId} and check_id = 'iam/admin-user-mfa'`,
    );
    expect(verdicts.length).toBeGreaterThan(0);
  });

  it('judges by what was decided when it began, whoever takes it over', async () => {
    const { orgId, awsAccountId } = await connectSample(production);
    const { actor } = await makePerson(orgId);
    const asked = { trigger: 'first-run' as const, asOf: anchor, services: ['kms'] };
    const scanId = await insertScan(systemActor(orgId, 'first-run'), { awsAccountId, ...asked });
    await planScan({ orgId, scanId, owner: 'a run' }, { force: true });
    await saveCheckSetting(actor, 'kms/key-rotation-enabled', null, { enabled: false, reason: 'Keys are renewed by hand' });
    await runScanInline(orgId, scanId);
    const statuses = await withOrg(
      orgId,
      ({ sql }) => sql`select distinct status from verdicts where org_id = ${orgId} and check_id = 'kms/key-rotation-enabled'`,
    );
    expect(statuses.length).toBeGreaterThan(0);
    expect(statuses.map(({ status }) => status)).not.toContain('excluded');
  });

  it('writes nothing more once it is cancelled', async () => {
    const target = await connectSample('777788889999');
    const person = await makePerson(target.orgId, 'operator');
    const scanId = await insertScan(systemActor(target.orgId, 'first-run'), {
      awsAccountId: target.awsAccountId,
      trigger: 'first-run',
      asOf: anchor,
    });
    const lease = { orgId: target.orgId, scanId, owner: 'a run' };
    await planScan(lease, { force: true });
    await cancelScan(person.actor, scanId);
    await expect(runRegion(lease, 'global')).rejects.toThrow(ScanStopped);
    expect((await stored(target.orgId)).resources).toEqual([]);
    expect((await getScan(readerOf(target.orgId), scanId)).status).toBe('cancelled');
    await expect(scanOnce(target)).resolves.toBeTruthy();
  });
});
