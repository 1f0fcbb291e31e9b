import { randomInt } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { scans, scanUnits } from '@/drizzle/schema/scans';
import { collectors } from '@/server/collect/registry';
import type { OperationCoverage } from '@/server/collect/types';
import { closeDatabase, withOrg } from '@/server/db';
import { listFindings } from '@/server/findings/data';
import { countFacets } from '@/server/findings/facets';
import type { OrgId } from '@/server/ids';
import { accountsToRejudge, rejudge } from '@/server/scans/rejudge/rejudge';
import { makeOrganization, makePerson, type Person, readerOf } from '@/server/test/organization';
import { addExclusion, clearCheckSetting, removeExclusion, saveCheckSetting } from './mutations';

const region = 'eu-central-1';
const ec2 = collectors.find(({ service }) => service === 'ec2');
const encrypted = 'ec2/volume-encrypted';
const stopped = 'ec2/instance-not-stopped-long';
const attached = 'ec2/volume-attached';

afterAll(closeDatabase);

describe('what people decided about judging', () => {
  let orgId: OrgId;
  let admin: Person;
  let awsAccountId: string;
  let accountId: string;

  /** An account whose last scan, on 1 November, saw two volumes and an instance that was stopped on 12 October. */
  beforeEach(async () => {
    orgId = await makeOrganization();
    admin = await makePerson(orgId);
    accountId = String(randomInt(100_000_000_000, 281_474_976_710_655)).slice(0, 12);
    await withOrg(orgId, async (tx) => {
      const [account] = await tx
        .insert(awsAccounts)
        .values({ orgId, accountId, name: 'a', kind: 'sample', status: 'connected' })
        .returning({ id: awsAccounts.id });
      awsAccountId = account?.id ?? '';
      const operations = collectors.flatMap((collector) => collector.operations.map(({ operation }) => operation));
      const [scan] = await tx
        .insert(scans)
        .values({
          orgId,
          awsAccountId,
          seq: 1,
          trigger: 'user',
          status: 'completed',
          startedAt: new Date('2026-11-01T00:00:00Z'),
          operations,
        })
        .returning({ id: scans.id });
      const coverage = (ec2?.operations ?? []).map(({ operation }): OperationCoverage => ({ operation, status: 'complete', calls: 1 }));
      await tx.insert(scanUnits).values({ orgId, scanId: scan?.id ?? '', service: 'ec2', region, status: 'completed', coverage });
      await tx.sql`update aws_accounts set last_scan_id = ${scan?.id ?? ''} where org_id = ${orgId} and id = ${awsAccountId}`;
      const resources = [
        ['Volume', 'vol-1', { VolumeId: 'vol-1', Encrypted: false, State: 'in-use' }, { env: 'sandbox' }],
        ['Volume', 'vol-2', { VolumeId: 'vol-2', Encrypted: false, State: 'in-use' }, {}],
        [
          'Instance',
          'i-1',
          { InstanceId: 'i-1', State: { Name: 'stopped' }, StateTransitionReason: 'User initiated (2026-10-12 00:00:00 GMT)' },
          {},
        ],
      ] as const;
      for (const [type, id, config, tags] of resources)
        await tx.sql`
          insert into resources (org_id, aws_account_id, service, type, region, unit_region, arn, resource_id, tags, config, gaps, hash, first_seen_at, changed_at)
          values (${orgId}, ${awsAccountId}, 'ec2', ${`AWS::EC2::${type}`}, ${region}, ${region}, ${`arn:aws:ec2:${region}:${accountId}:${type.toLowerCase()}/${id}`},
            ${id}, ${JSON.stringify(tags)}::jsonb, ${JSON.stringify(config)}::jsonb, '[]', 'h', now(), now())`;
    });
    await rejudge(orgId, awsAccountId);
  });

  const told = async (checkId: string) =>
    (
      await withOrg(
        orgId,
        ({ sql }) =>
          sql`select resource_id, sub_key, status, finding from verdicts where org_id = ${orgId} and check_id = ${checkId} order by 1, 2`,
      )
    ).map(({ resource_id, sub_key, status, finding }) => [`${resource_id}${sub_key ? ` ${sub_key}` : ''}`, status, finding]);
  const kinds = async () =>
    (
      await withOrg(
        orgId,
        ({ sql }) =>
          sql`select c.kind, v.resource_id from changes c join verdicts v on v.org_id = c.org_id and v.id = c.verdict_id
            where c.org_id = ${orgId} and c.check_id = ${encrypted} order by c.at, c.kind, v.resource_id`,
      )
    ).map(({ kind, resource_id }) => `${resource_id} ${kind}`);
  const isDue = async () => (await accountsToRejudge(10_000)).some((each) => each.awsAccountId === awsAccountId);
  /** As the job does it, which is woken by the change. */
  const judge = async () => {
    expect(await isDue()).toBe(true);
    await rejudge(orgId, awsAccountId);
    expect(await isDue()).toBe(false);
  };
  const open = [
    ['vol-1', 'fail', 'open'],
    ['vol-2', 'fail', 'open'],
  ];

  it('takes a check away without calling anything fixed, and gives it back as it was', async () => {
    expect(await told(encrypted)).toEqual(open);
    await saveCheckSetting(admin.actor, encrypted, null, { enabled: false, reason: 'Our disks lie in a vault' });
    await judge();
    expect(await told(encrypted)).toEqual([
      ['vol-1', 'excluded', 'excluded'],
      ['vol-2', 'excluded', 'excluded'],
    ]);
    expect((await told(attached)).every(([, status]) => status === 'pass')).toBe(true);
    const listed = await listFindings(readerOf(orgId), { checkId: [encrypted], status: ['open', 'muted', 'resolved', 'pass', 'unknown'] });
    expect(listed.rows).toEqual([]);
    expect((await listFindings(readerOf(orgId), { checkId: [encrypted], status: ['excluded'] })).rows.map(({ status }) => status)).toEqual([
      'excluded',
      'excluded',
    ]);
    const facets = await countFacets(readerOf(orgId), { checkId: [encrypted] });
    expect(Object.fromEntries(facets.status.map(({ value, count }) => [value, count]))).toMatchObject({
      open: 0,
      resolved: 0,
      pass: 0,
      excluded: 2,
    });

    await clearCheckSetting(admin.actor, encrypted, null);
    await judge();
    expect(await told(encrypted)).toEqual(open);
    expect(await kinds()).toEqual([
      ...['vol-1', 'vol-2'].map((id) => `${id} finding.opened`),
      ...['vol-1', 'vol-2'].map((id) => `${id} finding.excluded`),
      ...['vol-1', 'vol-2'].map((id) => `${id} finding.included`),
    ]);
  });

  it('takes a resource away by tag, for the checks that are named, and gives it back when the rule goes', async () => {
    const rule = await addExclusion(admin.actor, accountId, { tags: { env: 'sand*' }, checks: [encrypted], reason: 'Only a sandbox' });
    await judge();
    expect(await told(encrypted)).toEqual([
      ['vol-1', 'excluded', 'excluded'],
      ['vol-2', 'fail', 'open'],
    ]);
    expect((await told(attached)).map(([, status]) => status)).toEqual(['pass', 'pass']);
    await removeExclusion(admin.actor, rule.id);
    await judge();
    expect(await told(encrypted)).toEqual(open);
  });

  it('takes a resource away by ARN from every check, also of what a narrow scan left out', async () => {
    await withOrg(orgId, ({ sql }) => sql`update scans set services = '{s3}' where org_id = ${orgId}`);
    await withOrg(orgId, ({ sql }) => sql`update scan_units set service = 's3', region = 'global' where org_id = ${orgId}`);
    await addExclusion(admin.actor, null, { resources: [`arn:aws:ec2:*:volume/vol-1`], reason: 'Legacy disk' });
    await judge();
    expect(await told(encrypted)).toEqual([
      ['vol-1', 'excluded', 'excluded'],
      ['vol-2', 'fail', 'open'],
    ]);
    expect((await told(attached))[0]).toEqual(['vol-1', 'excluded', null]);
  });

  it('never lets what it cannot judge again stand as excluded, nor as fixed', async () => {
    await saveCheckSetting(admin.actor, encrypted, null, { enabled: false, reason: 'Our disks lie in a vault' });
    await judge();
    await withOrg(orgId, ({ sql }) => sql`update scans set services = '{s3}' where org_id = ${orgId}`);
    await withOrg(orgId, ({ sql }) => sql`update scan_units set service = 's3', region = 'global' where org_id = ${orgId}`);
    await clearCheckSetting(admin.actor, encrypted, null);
    await judge();
    expect(await told(encrypted)).toEqual([
      ['vol-1', 'unknown', 'open'],
      ['vol-2', 'unknown', 'open'],
    ]);
  });

  it('judges by a threshold of the organization, and by the account’s before it', async () => {
    expect((await told(stopped))[0]?.[1]).toBe('pass');
    await saveCheckSetting(admin.actor, stopped, null, { parameters: { maxDays: 10 } });
    await judge();
    expect((await told(stopped))[0]).toEqual(['i-1', 'fail', 'open']);
    await saveCheckSetting(admin.actor, stopped, accountId, { parameters: { maxDays: 25 } });
    await judge();
    expect((await told(stopped))[0]).toEqual(['i-1', 'pass', 'resolved']);
  });

  it('ends by itself', async () => {
    await addExclusion(admin.actor, null, {
      resources: ['vol-1'],
      reason: 'Until it moves',
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    await judge();
    expect((await told(encrypted))[0]).toEqual(['vol-1', 'excluded', 'excluded']);
    await withOrg(
      orgId,
      ({ sql }) =>
        sql`update organization_scopes set document = jsonb_set(document, '{exclusions,0,expiresAt}', '"2026-01-01T00:00:00.000Z"') where org_id = ${orgId}`,
    );
    await judge();
    expect(await told(encrypted)).toEqual(open);
  });

  it('is not resolved by a resource’s parts that are no longer judged', async () => {
    await withOrg(orgId, async ({ sql }) => {
      await sql`update verdicts set sub_key = 'part' where org_id = ${orgId} and check_id = ${encrypted} and resource_id = 'vol-1'`;
    });
    await addExclusion(admin.actor, null, { resources: ['vol-1'], checks: [encrypted], reason: 'Parts and all' });
    await judge();
    expect(await told(encrypted)).toEqual([
      ['vol-1', 'excluded', null],
      ['vol-1 part', 'excluded', 'excluded'],
      ['vol-2', 'fail', 'open'],
    ]);
  });

  it('says that a cut listing is unknown, though all that was seen of it is excluded', async () => {
    await addExclusion(admin.actor, null, { resources: ['vol-*'], checks: [encrypted], reason: 'All volumes' });
    await withOrg(
      orgId,
      ({ sql }) => sql`update scan_units set status = 'partial', coverage = (
        select jsonb_agg(case when c ->> 'operation' = 'ec2:DescribeVolumes' then c || '{"status":"cut"}' else c end)
        from jsonb_array_elements(coverage) c) where org_id = ${orgId}`,
    );
    await judge();
    expect(await told(encrypted)).toEqual([
      ['*', 'unknown', null],
      ['vol-1', 'excluded', 'excluded'],
      ['vol-2', 'excluded', 'excluded'],
    ]);
  });

  it('refuses thresholds beyond their bounds and ends in the past', async () => {
    await expect(saveCheckSetting(admin.actor, stopped, null, { parameters: { maxDays: 0 } })).rejects.toThrow('must be from 1 to 3650');
    await expect(saveCheckSetting(admin.actor, stopped, null, { parameters: { days: 3 } })).rejects.toThrow('it has maxDays');
    await expect(
      addExclusion(admin.actor, null, { resources: ['x'], reason: 'past', expiresAt: '2020-01-01T00:00:00.000Z' }),
    ).rejects.toThrow('must lie in the future');
  });
});
