import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resources } from '@/drizzle/schema/inventory';
import type { SampleCloud } from '@/sample-cloud/start';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { connectSample } from '@/server/scans/testing/sample-target';
import { makePerson, readerOf } from '@/server/test/organization';
import { listRecommendations } from '../lists';
import { costSummary } from '../report/summary';
import { resourceCost } from '../savings/data';
import { updateCostSettings } from '../settings/mutations';
import { refreshOnce, startBilledCloud } from '../testing/cost-target';
import { costAfterScan } from './after-scan';
import { carryOutRefresh } from './carry-out';
import { insertRefresh } from './queue';

const now = new Date('2026-11-20T06:00:00Z');
const sandbox = '777788889999';

let cloud: SampleCloud;
let orgId: OrgId;
let awsAccountId: string;
let scanId: string;
beforeAll(async () => {
  cloud = await startBilledCloud(now);
  ({ orgId, awsAccountId } = await connectSample(sandbox));
  scanId = await finishScan();
});
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

async function finishScan(asOf: string | null = null): Promise<string> {
  return withOrg(orgId, async ({ sql }) => {
    const [scan] = await sql<{ id: string }[]>`
      insert into scans (org_id, aws_account_id, seq, status, trigger, as_of)
      values (${orgId}, ${awsAccountId}, (select count(*) + 1 from scans where org_id = ${orgId}), 'completed', 'user', ${asOf}) returning id`;
    await sql`update aws_accounts set last_scan_id = ${scan?.id ?? ''} where org_id = ${orgId} and id = ${awsAccountId}`;
    return scan?.id ?? '';
  });
}

const region = 'eu-central-1';
const resource = (type: string, resourceId: string, config: Record<string, unknown>, more: object = {}) => ({
  orgId,
  awsAccountId,
  service: 'ec2',
  type,
  region,
  unitRegion: region,
  arn: `arn:aws:ec2:${region}:${sandbox}:${resourceId}`,
  resourceId,
  tags: {},
  config,
  gaps: [],
  hash: resourceId,
  firstSeenAt: now,
  changedAt: now,
  ...more,
});

describe('after a scan', () => {
  it('its inventory is reckoned: what costs what, and what could be saved, each with its finding', async () => {
    const volume = resource('AWS::EC2::Volume', 'vol-1', {
      State: 'available',
      Size: 100,
      VolumeType: 'gp3',
      Iops: 3000,
      Throughput: 125,
    });
    await withOrg(orgId, async (tx) => {
      const machine = (id: string, more: object) =>
        resource('AWS::EC2::Instance', id, {
          State: { Name: 'running' },
          InstanceType: 'm5.large',
          ...more,
        });
      await tx.insert(resources).values([
        volume,
        machine('i-linux', {
          PlatformDetails: 'Linux/UNIX',
          Placement: { Tenancy: 'default' },
        }),
        machine('i-windows', { PlatformDetails: 'Windows' }),
        machine('i-spot', { InstanceLifecycle: 'spot' }),
        machine('i-dedicated', { Placement: { Tenancy: 'dedicated' } }),
        resource('AWS::EC2::Snapshot', 'snap-old', {
          VolumeSize: 50,
          StartTime: '2026-01-01T00:00:00Z',
          StorageTier: 'standard',
        }),
        resource('AWS::EC2::Snapshot', 'snap-archived', {
          VolumeSize: 50,
          StartTime: '2026-01-01T00:00:00Z',
          StorageTier: 'archive',
        }),
        resource('AWS::EC2::EIP', 'eip-idle', { PublicIpv4Pool: 'amazon' }),
        resource('AWS::EC2::EIP', 'eip-own', {
          PublicIpv4Pool: 'ipv4pool-ec2-0123',
        }),
        resource('AWS::ElasticLoadBalancingV2::LoadBalancer', 'idle', {
          Type: 'network',
          listeners: [],
        }),
        resource(
          'AWS::ElasticLoadBalancingV2::LoadBalancer',
          'not-seen',
          { Type: 'network', listeners: [] },
          { carriedConfig: ['listeners'] },
        ),
        resource('AWS::EC2::Volume', 'vol-gone', volume.config, {
          deletedAt: now,
        }),
      ]);
      await tx.sql`
        insert into verdicts (org_id, aws_account_id, check_id, arn, resource_type, resource_id, service, region, severity, status, finding, first_seen_at,
          changed_at, hash)
        values (${orgId}, ${awsAccountId}, 'ec2/volume-encrypted', ${volume.arn}, ${volume.type}, 'vol-1', 'ec2', ${region}, 3, 'fail', 'open', now(), now(), 'x')`;
    });
    await costAfterScan(orgId, scanId);
    const { recommendations, monthlySaving } = await listRecommendations(readerOf(orgId), { limit: 50 });
    expect(recommendations.map(({ kind, resourceName, saving, effort }) => `${kind} ${resourceName} ${saving} ${effort}`)).toEqual([
      'idle-load-balancer idle 19.71 medium',
      'unattached-volume vol-1 9.52 low',
      'unattached-address eip-idle 3.65 low',
      'old-snapshot snap-old 2.70 medium',
    ]);
    expect(monthlySaving).toBe('35.58');
    expect(recommendations.find(({ arn }) => arn === volume.arn)?.finding?.checkId).toBe('ec2/volume-encrypted');
    const scope = { orgId, accountIds: null };
    const costOf = (id: string) => withOrg(orgId, ({ sql }) => resourceCost({ sql, scope }, awsAccountId, volume.arn.replace('vol-1', id)));
    expect(await costOf('i-linux')).toMatchObject({
      monthly: '83.95',
      unit: 'USD',
      basis: expect.stringContaining('list price of'),
    });
    for (const id of ['i-windows', 'i-spot', 'i-dedicated', 'snap-archived', 'eip-own', 'vol-gone']) expect(await costOf(id)).toBeNull();
    await withOrg(orgId, ({ sql }) => sql`delete from resources where org_id = ${orgId} and resource_id = 'vol-1'`);
    await costAfterScan(orgId, scanId);
    expect((await listRecommendations(readerOf(orgId), { limit: 50 })).recommendations).toHaveLength(3);
  });

  it('a new account is asked for its bill at once, and for no past or unknown scan', async () => {
    await withOrg(orgId, ({ sql }) => sql`delete from cost_refreshes where org_id = ${orgId}`);
    await withOrg(orgId, ({ sql }) => sql`delete from cost_sources where org_id = ${orgId}`);
    expect(await costAfterScan(orgId, await finishScan('2026-10-01T00:00:00Z'))).toEqual({ asked: false });
    expect(await costAfterScan(orgId, '00000000-0000-4000-8000-000000000000')).toEqual({ asked: false });
    expect(await costAfterScan(orgId, scanId)).toEqual({ asked: true });
    const [queued] = await withOrg(
      orgId,
      ({ sql }) =>
        sql<{ id: string; trigger: string }[]>`select id, trigger from cost_refreshes where org_id = ${orgId} and status = 'queued'`,
    );
    expect(queued?.trigger).toBe('first');
    expect(await costAfterScan(orgId, scanId)).toEqual({ asked: false });
    await carryOutRefresh(
      { orgId, refreshId: queued?.id ?? '', epoch: 0 },
      (_id, work) => work(),
      () => now,
    );
    expect(await costSummary(readerOf(orgId), { days: 30, granularity: 'DAILY' })).toMatchObject({ state: 'fetched', unit: 'USD' });
    const dueIn = (days: number) =>
      withOrg(orgId, ({ sql }) => sql`update cost_sources set due_at = now() + make_interval(days => ${days}) where org_id = ${orgId}`);
    await dueIn(1);
    expect(await costAfterScan(orgId, scanId)).toEqual({ asked: false });
    await dueIn(-1);
    expect(await costAfterScan(orgId, scanId)).toEqual({ asked: true });
    await withOrg(orgId, ({ sql }) => sql`delete from cost_refreshes where org_id = ${orgId} and status = 'queued'`);
  });
});

describe('tags to break down by', () => {
  it('are fetched with their past when they are chosen, and forgotten when they are not any more', async () => {
    const { actor } = await makePerson(orgId);
    const choose = (tagKeys: string[]) =>
      updateCostSettings(actor, {
        monthlyRequestCap: 500,
        tagKeys,
        awsAnomalies: false,
        schedule: 'daily',
      });
    const refresh = async (date: string) => {
      cloud.clock.stop(new Date(`${date}T06:00:00Z`));
      expect((await refreshOnce({ orgId, awsAccountId }, new Date(`${date}T06:00:00Z`))).status).toBe('completed');
    };
    const tagged = () =>
      withOrg(
        orgId,
        ({ sql }) => sql<{ key: string; first: string }[]>`
          select tag_key as key, min(day)::text as first from cost_entries where org_id = ${orgId} and grouping = 'tag' group by 1 order by 1`,
      );
    await choose(['Team']);
    await refresh('2026-11-21');
    expect(await tagged()).toEqual([{ key: 'Team', first: '2026-07-01' }]);
    await choose([]);
    await refresh('2026-11-22');
    expect(await tagged()).toEqual([]);
    await choose(['Team', 'Environment']);
    await refresh('2026-11-23');
    expect((await tagged()).map(({ first }) => first)).toEqual(['2026-07-01', '2026-07-01']);
  });
});

it('nobody asks for an account that was paused', async () => {
  await withOrg(orgId, ({ sql }) => sql`update aws_accounts set status = 'paused' where org_id = ${orgId}`);
  await expect(insertRefresh(systemActor(orgId, 'schedule'), awsAccountId, 'schedule')).rejects.toMatchObject({ code: 'NOT_CONNECTED' });
});
