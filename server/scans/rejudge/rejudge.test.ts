import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { scans, scanUnits } from '@/drizzle/schema/scans';
import { CoverageBook } from '@/server/checks/coverage';
import { pass, readFields } from '@/server/checks/define-check';
import { fingerprintOf } from '@/server/checks/fingerprint';
import { checks } from '@/server/checks/registry';
import type { Check } from '@/server/checks/types';
import { collectors } from '@/server/collect/registry';
import type { OperationCoverage } from '@/server/collect/types';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { makeOrganization } from '@/server/test/organization';
import { judgeStored, stageDisabled } from '../execute/judge-stored';
import { applyVerdicts } from '../store/apply-verdicts';
import { withStaging } from '../store/staging';
import { accountsToRejudge, rejudge } from './rejudge';

const region = 'eu-central-1';
const ec2 = collectors.find(({ service }) => service === 'ec2');
const check = checks.find(
  (each) => each.resourceType === 'AWS::EC2::Volume' && each.needs.length === 1 && !each.reads?.length && /encrypt/.test(each.id),
);

afterAll(closeDatabase);

describe('judging again what is stored', () => {
  let orgId: OrgId;
  let awsAccountId: string;

  /** An account whose last scan saw two volumes, by operations that ended as given. */
  beforeEach(async () => {
    orgId = await makeOrganization();
    [{ id: awsAccountId } = { id: '' }] = await withOrg(orgId, (tx) =>
      tx
        .insert(awsAccounts)
        .values({ orgId, accountId: '111111111111', name: 'a', kind: 'sample', status: 'connected' })
        .returning({ id: awsAccounts.id }),
    );
    await withOrg(orgId, async (tx) => {
      const [scan] = await tx
        .insert(scans)
        .values({
          orgId,
          awsAccountId,
          seq: 1,
          trigger: 'user',
          status: 'completed',
          startedAt: new Date('2026-11-01T00:00:00Z'),
          operations: (ec2?.operations ?? []).map(({ operation }) => operation),
        })
        .returning({ id: scans.id });
      const coverage = (ec2?.operations ?? []).map(({ operation }): OperationCoverage => ({ operation, status: 'complete', calls: 1 }));
      await tx.insert(scanUnits).values({ orgId, scanId: scan?.id ?? '', service: 'ec2', region, status: 'completed', coverage });
      await tx.sql`update aws_accounts set last_scan_id = ${scan?.id ?? ''} where org_id = ${orgId} and id = ${awsAccountId}`;
      for (const [id, encrypted] of [
        ['vol-1', true],
        ['vol-2', false],
      ] as const)
        await tx.sql`insert into resources (org_id, aws_account_id, service, type, region, unit_region, arn, resource_id, tags, config, gaps, hash, first_seen_at, changed_at)
          values (${orgId}, ${awsAccountId}, 'ec2', 'AWS::EC2::Volume', ${region}, ${region}, ${`arn:aws:ec2:${region}:111111111111:volume/${id}`}, ${id}, '{}',
            ${JSON.stringify({ VolumeId: id, Encrypted: encrypted })}::jsonb, '[]', 'h', now(), now())`;
    });
  });

  const verdicts = () =>
    withOrg(
      orgId,
      ({ sql }) =>
        sql`select resource_id, status, finding, xmin::text as writer from verdicts where org_id = ${orgId} and check_id = ${check?.id ?? ''} order by 1`,
    );
  const told = async () => (await verdicts()).map(({ resource_id, status, finding }) => [resource_id, status, finding]);

  it('says the same of each region, however few resources are held at once', async () => {
    const other = 'eu-west-1';
    await withOrg(orgId, async ({ sql }) => {
      await sql`insert into scan_units (org_id, scan_id, service, region, status, coverage)
        select org_id, scan_id, service, ${other}, status, coverage from scan_units where org_id = ${orgId}`;
      const rows = [
        ['VPC', region, 'vpc-1', {}],
        ['FlowLog', region, 'fl-1', { ResourceId: 'vpc-1', FlowLogStatus: 'ACTIVE', TrafficType: 'ALL' }],
        ['VPC', other, 'vpc-2', {}],
        ['FlowLog', other, 'fl-2', { ResourceId: 'vpc-2', FlowLogStatus: 'ACTIVE', TrafficType: 'ALL' }],
        // Of a VPC elsewhere: it says nothing about that one.
        ['FlowLog', other, 'fl-3', { ResourceId: 'vpc-3', FlowLogStatus: 'ACTIVE', TrafficType: 'ALL' }],
        ['VPC', region, 'vpc-3', {}],
      ] as const;
      for (const [type, place, id, config] of rows)
        await sql`insert into resources (org_id, aws_account_id, service, type, region, unit_region, arn, resource_id, tags, config, gaps, hash, first_seen_at, changed_at)
          values (${orgId}, ${awsAccountId}, 'ec2', ${`AWS::EC2::${type}`}, ${place}, ${place}, ${`arn:aws:ec2:${place}:111111111111:${type}/${id}`}, ${id}, '{}',
            ${JSON.stringify(config)}::jsonb, '[]', 'h', now(), now())`;
    });
    const flowLogs = () =>
      withOrg(
        orgId,
        ({ sql }) =>
          sql`select resource_id, status, xmin::text as writer from verdicts where org_id = ${orgId} and check_id = 'ec2/vpc-flow-logs-enabled' order by 1`,
      );
    await rejudge(orgId, awsAccountId, { heldAtOnce: 1 });
    const first = await flowLogs();
    expect(first.map(({ resource_id, status }) => [resource_id, status])).toEqual([
      ['vpc-1', 'pass'],
      ['vpc-2', 'pass'],
      ['vpc-3', 'fail'],
    ]);
    await rejudge(orgId, awsAccountId);
    expect(await flowLogs()).toEqual(first);
  });

  it('finds what is wrong without asking AWS, and writes nothing the second time', async () => {
    expect(await accountsToRejudge(10_000)).toContainEqual({ orgId, awsAccountId });
    expect(await rejudge(orgId, awsAccountId)).not.toBeNull();
    expect(await told()).toEqual([
      ['vol-1', 'pass', null],
      ['vol-2', 'fail', 'open'],
    ]);
    expect(await accountsToRejudge(10_000)).not.toContainEqual({ orgId, awsAccountId });
    const before = await verdicts();
    await rejudge(orgId, awsAccountId);
    expect(await verdicts()).toEqual(before);
  });

  it('keeps a finding open, as unknown, when the scan could not list', async () => {
    await rejudge(orgId, awsAccountId);
    await withOrg(
      orgId,
      ({ sql }) => sql`update scan_units set status = 'partial', coverage = (
        select jsonb_agg(case when c ->> 'operation' = 'ec2:DescribeVolumes' then c || '{"status":"denied","code":"UnauthorizedOperation"}' else c end)
        from jsonb_array_elements(coverage) c) where org_id = ${orgId}`,
    );
    await rejudge(orgId, awsAccountId);
    expect(await told()).toEqual([
      ['vol-1', 'unknown', null],
      ['vol-2', 'unknown', 'open'],
    ]);
  });

  it.each(['complete', 'denied'])(
    'takes an operation that the scan did not know for one that was not asked, the others being %s',
    async (status) => {
      await withOrg(orgId, async ({ sql }) => {
        await sql`update scans set operations = array_remove(operations, 'ec2:DescribeVolumes') where org_id = ${orgId}`;
        await sql`update scan_units set coverage = (
        select jsonb_agg(c || jsonb_build_object('status', ${status}::text)) from jsonb_array_elements(coverage) c
        where c ->> 'operation' <> 'ec2:DescribeVolumes') where org_id = ${orgId}`;
      });
      await rejudge(orgId, awsAccountId);
      expect(new Set((await told()).map(([, status]) => status))).toEqual(new Set(['unknown']));
    },
  );

  it('does so for a call about single resources, too, which leaves no hole in the listing', async () => {
    const single = checks.find(
      (each) =>
        each.resourceType === 'AWS::EC2::Snapshot' &&
        !each.reads?.length &&
        each.needs.some((need) => ec2?.operations.some(({ operation, level }) => operation === need && level === 'resource')),
    );
    const operation =
      single?.needs.find((need) => ec2?.operations.some((each) => each.operation === need && each.level === 'resource')) ?? '';
    await withOrg(orgId, async ({ sql }) => {
      await sql`update scans set operations = array_remove(operations, ${operation}) where org_id = ${orgId}`;
      await sql`update resources set type = 'AWS::EC2::Snapshot' where org_id = ${orgId}`;
    });
    await rejudge(orgId, awsAccountId);
    const rows = await withOrg(
      orgId,
      ({ sql }) => sql`select status from verdicts where org_id = ${orgId} and check_id = ${single?.id ?? ''}`,
    );
    expect(rows.map((row) => row.status)).toEqual(['unknown', 'unknown']);
  });

  it('judges nothing that was only kept from before', async () => {
    await withOrg(
      orgId,
      ({ sql }) => sql`update resources set carried_config = '{Encrypted}' where org_id = ${orgId} and resource_id = 'vol-1'`,
    );
    await rejudge(orgId, awsAccountId);
    expect((await told())[0]?.[1]).not.toBe('pass');
  });

  it('judges nothing in a region that was switched off', async () => {
    await withOrg(orgId, ({ sql }) => sql`update scans set disabled_regions = array[${region}] where org_id = ${orgId}`);
    await rejudge(orgId, awsAccountId);
    expect((await told()).filter(([, status]) => status === 'pass')).toEqual([]);
  });

  it('makes unknown what a region held before it was switched off, and resolves nothing', async () => {
    await rejudge(orgId, awsAccountId);
    const [account] = await withOrg(orgId, (tx) => tx.select().from(awsAccounts).where(eq(awsAccounts.id, awsAccountId)));
    const [scan] = await withOrg(orgId, (tx) => tx.select().from(scans).where(eq(scans.awsAccountId, awsAccountId)));
    if (!account || !scan) throw new Error('no account');
    await withStaging(orgId, async (connection) => {
      const basis = { orgId, account, units: [], lookedIn: null, scope: null, now: new Date(), disabledRegions: [region] };
      await stageDisabled(connection, basis, new CoverageBook(collectors, []), new Set(['ec2']));
      await connection.transaction((sql) => applyVerdicts(sql, { orgId, awsAccountId, scanId: scan.id, now: new Date().toISOString() }));
    });
    expect(await told()).toEqual([
      ['vol-1', 'unknown', null],
      ['vol-2', 'unknown', 'open'],
    ]);
  });

  it('hands a check no field of other resources that it does not name, and knows nothing where one asks for it', async () => {
    const [account] = await withOrg(orgId, (tx) => tx.select().from(awsAccounts).where(eq(awsAccounts.id, awsAccountId)));
    if (!account || !check) throw new Error('no account');
    const type = 'AWS::EC2::Volume' as const;
    const asking = (id: string, field: 'Encrypted' | 'State'): Check => ({
      ...check,
      id: `ec2/${id}`,
      reads: [readFields(type, 'region', 'Encrypted')],
      evaluate: (_, snapshot) => pass(`Some: ${snapshot.list(type).map(({ data }) => String(data[field]))}`),
    });
    const staged = await withStaging(orgId, async (connection) => {
      const basis = { orgId, account, units: [], lookedIn: null, scope: null, now: new Date(), disabledRegions: [] };
      const asked = [asking('names-it', 'Encrypted'), asking('does-not', 'State')];
      await judgeStored(connection, basis, new CoverageBook(collectors, []), asked);
      return connection.transaction((sql) => sql`select distinct check_id, status, summary from staged_verdicts order by check_id desc`);
    });
    expect(staged.map(({ check_id, status, summary }) => [check_id, status, summary])).toEqual([
      ['ec2/names-it', 'pass', 'Some: true,false'],
      ['ec2/does-not', 'unknown', 'Not known: the check could not make sense of this resource'],
    ]);
  });

  it('leaves an account alone whose inventory a stopped scan has written to since', async () => {
    await withOrg(orgId, async (tx) => {
      const [stopped] = await tx
        .insert(scans)
        .values({ orgId, awsAccountId, seq: 2, trigger: 'user', status: 'cancelled', startedAt: new Date('2026-11-02T00:00:00Z') })
        .returning({ id: scans.id });
      await tx.insert(scanUnits).values({ orgId, scanId: stopped?.id ?? '', service: 'ec2', region, status: 'partial', coverage: [] });
    });
    expect(await accountsToRejudge(10_000)).not.toContainEqual({ orgId, awsAccountId });
    expect(await rejudge(orgId, awsAccountId)).toBeNull();
    expect(await told()).toEqual([]);
  });

  it('leaves an account alone that is being scanned', async () => {
    await withOrg(orgId, ({ sql }) => sql`update aws_accounts set active_scan_id = gen_random_uuid() where org_id = ${orgId}`);
    expect(await rejudge(orgId, awsAccountId)).toBeNull();
    expect(await accountsToRejudge(10_000)).not.toContainEqual({ orgId, awsAccountId });
    expect(await told()).toEqual([]);
  });
});

it('tells changed checks from others', () => {
  const [first, ...others] = checks;
  if (!first) throw new Error('no checks');
  const severity = first.severity === 'low' ? 'high' : 'low';
  expect(fingerprintOf(checks)).toBe(fingerprintOf([...checks]));
  expect(fingerprintOf([{ ...first, severity }, ...others])).not.toBe(fingerprintOf(checks));
  expect(fingerprintOf([{ ...first, evaluate: () => ({ status: 'pass', summary: '' }) }, ...others])).not.toBe(fingerprintOf(checks));
  expect(fingerprintOf(others)).not.toBe(fingerprintOf(checks));
});
