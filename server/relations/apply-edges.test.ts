import { afterAll, expect, it } from 'vitest';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { scans } from '@/drizzle/schema/scans';
import type { AnyResource } from '@/server/collect/types';
import { closeDatabase, withOrg } from '@/server/db';
import { applyResources } from '@/server/scans/store/apply-resources';
import { stageResources, withStaging } from '@/server/scans/store/staging';
import { makeOrganization } from '@/server/test/organization';
import { accountsToRelate, refillEdges } from './refill';

afterAll(closeDatabase);

const type = 'AWS::EC2::Volume';
const region = 'eu-west-1';
const arn = (id: string) => `arn:aws:ec2:${region}:111111111111:volume/${id}`;

/** An account, and a way to let a scan see volumes in it. */
async function furnish() {
  const orgId = await makeOrganization();
  const [account, scan] = await withOrg(orgId, async (tx) => {
    const [made] = await tx
      .insert(awsAccounts)
      .values({ orgId, accountId: '111111111111', name: 'a', kind: 'sample', status: 'connected' })
      .returning();
    const [first] = await tx
      .insert(scans)
      .values({ orgId, awsAccountId: made?.id ?? '', seq: 1, trigger: 'user', status: 'completed' })
      .returning();
    await tx.sql`update aws_accounts set last_scan_id = ${first?.id ?? ''} where org_id = ${orgId}`;
    return [made, first];
  });
  if (!account || !scan) throw new Error('no account');
  const see = (volumes: Record<string, object>, gaps: AnyResource['gaps'] = []) =>
    withStaging(orgId, async (connection) => {
      await stageResources(
        connection,
        'ec2',
        Object.entries(volumes).map(
          ([id, data]) => ({ type, arn: arn(id), id, name: null, region, tags: {}, data, gaps }) as unknown as AnyResource,
        ),
      );
      return connection.transaction((sql) =>
        applyResources(sql, {
          orgId,
          awsAccountId: account.id,
          scanId: scan.id,
          service: 'ec2',
          unitRegion: region,
          now: new Date().toISOString(),
          completeTypes: [type],
          regions: [region],
        }),
      );
    });
  const edges = () =>
    withOrg(
      orgId,
      ({ sql }) => sql<{ from: string; to: string; written: string }[]>`
        select r.resource_id as from, e.kind || ' ' || regexp_replace(e.to_arn, '^.*[:/]', '') as to, e.xmin::text as written from resource_edges e
        join resources r on r.org_id = e.org_id and r.id = e.resource_id where e.org_id = ${orgId} order by 1, 2`,
    );
  const told = async () => (await edges()).map(({ from, to }) => `${from} ${to}`);
  return { orgId, account, see, edges, told };
}

it('keeps relations with what a scan wrote, and writes none where nothing changed', async () => {
  const { see, edges, told } = await furnish();
  const attached = { 'vol-1': { Attachments: [{ InstanceId: 'i-1' }], SnapshotId: 'snap-1' }, 'vol-2': { SnapshotId: 'snap-1' } };
  await see(attached);
  expect(await told()).toEqual(['vol-1 attached-to i-1', 'vol-1 made-from snap-1', 'vol-2 made-from snap-1']);
  const first = await edges();
  await see(attached);
  expect(await edges()).toEqual(first);

  await see({ ...attached, 'vol-1': { Attachments: [{ InstanceId: 'i-2' }], SnapshotId: 'snap-1' } });
  expect(await told()).toEqual(['vol-1 attached-to i-2', 'vol-1 made-from snap-1', 'vol-2 made-from snap-1']);
  // What stayed of the changed one was not written again.
  expect((await edges())[1]).toEqual(first[1]);

  await see({ 'vol-2': attached['vol-2'] });
  expect(await told()).toEqual(['vol-2 made-from snap-1']);
});

it('keeps a relation that a refused call tells no more', async () => {
  const { see, told } = await furnish();
  await see({ 'vol-1': { SnapshotId: 'snap-1', Size: 1 } });
  await see({ 'vol-1': { Size: 2 } }, [{ operation: 'ec2:DescribeVolumes', kind: 'denied', code: 'UnauthorizedOperation' }]);
  expect(await told()).toEqual(['vol-1 made-from snap-1']);
});

it('reads the relations of what is stored when they were read otherwise, but not under a scan', async () => {
  const { orgId, account, see, edges, told } = await furnish();
  await see({ 'vol-1': { SnapshotId: 'snap-1' } });
  await withOrg(orgId, ({ sql }) => sql`update resource_edges set to_arn = 'arn:of:old' where org_id = ${orgId}`);
  const mine = async () => (await accountsToRelate(10_000)).some(({ awsAccountId }) => awsAccountId === account.id);
  expect(await mine()).toBe(true);

  await withOrg(orgId, ({ sql }) => sql`update aws_accounts set active_scan_id = gen_random_uuid() where org_id = ${orgId}`);
  expect(await mine()).toBe(false);
  expect(await refillEdges(orgId, account.id)).toBeNull();
  expect(await told()).toEqual(['vol-1 made-from old']);

  await withOrg(orgId, ({ sql }) => sql`update aws_accounts set active_scan_id = null where org_id = ${orgId}`);
  expect(await refillEdges(orgId, account.id)).toBe(1);
  expect(await told()).toEqual(['vol-1 made-from snap-1']);
  expect(await mine()).toBe(false);
  const before = await edges();
  await refillEdges(orgId, account.id);
  expect(await edges()).toEqual(before);
});
