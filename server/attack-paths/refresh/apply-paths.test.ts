import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { resources } from '@/drizzle/schema/inventory';
import { encodeData } from '@/server/collect/data-json';
import type { AnyResource } from '@/server/collect/types';
import { closeDatabase, withOrg, withOrgConnection } from '@/server/db';
import { connectSample, type SampleTarget } from '@/server/scans/testing/sample-target';
import { findPaths } from '../find-paths';
import { landOf, now } from '../testing/try-kind';
import { accountSettings, admin, bucket, group, instance, network, open, role } from '../testing/world';
import { applyPaths } from './apply-paths';
import { loadLandscape } from './load-landscape';

let target: SampleTarget;
beforeAll(async () => {
  target = await connectSample('111122223333');
});
afterAll(closeDatabase);

const world = [...network(), group(), instance(), role([admin])];
const isSure = () => true;

async function apply(resources: readonly AnyResource[], seq: number, isCertain: () => boolean = isSure, atMost?: number) {
  const { orgId, awsAccountId } = target;
  const scope = { orgId, awsAccountId, scanId: randomUUID(), seq, now: new Date(now.getTime() + seq * 60_000).toISOString() };
  return withOrg(orgId, ({ sql }) => applyPaths(sql, scope, findPaths(landOf(resources)), isCertain, atMost));
}

const rows = () =>
  withOrg(
    target.orgId,
    ({ sql }) => sql<
      { kind: string; status: string; evidence: string; reasons: string[]; version: string; muted: boolean; over: number }[]
    >`
      select kind, status, evidence, detail -> 'reasons' as reasons, p.xmin::text as version, muted_until is not null as muted,
        (select count(*)::int from attack_path_resources r where r.org_id = p.org_id and r.path_id = p.id) as over
      from attack_paths p where org_id = ${target.orgId} order by kind`,
  );
const stands = async () => (await rows()).map(({ kind, status, evidence }) => `${kind} ${status} ${evidence}`);
const changes = () =>
  withOrg(target.orgId, async ({ sql }) => {
    const found = await sql<{ kind: string }[]>`select kind from changes where org_id = ${target.orgId} and kind like 'path.%' order by id`;
    return found.map(({ kind }) => kind);
  });

it('opens, doubts, closes and opens again, and tells of each turn once', async () => {
  expect(await apply(world, 1)).toEqual({ opened: 2, closed: 0 });
  expect(await stands()).toEqual(['instance-login-admin open proven', 'instance-metadata-admin open proven']);
  expect((await rows()).every(({ over }) => over >= 3)).toBe(true);

  // The same again changes nothing but when it was seen.
  expect(await apply(world, 2)).toEqual({ opened: 0, closed: 0 });

  // Somebody muted one; it stays muted however the scans go.
  await withOrg(
    target.orgId,
    ({ sql }) =>
      sql`update attack_paths set muted_until = '9999-12-31', mute_reason = 'known' where org_id = ${target.orgId} and kind = 'instance-login-admin'`,
  );

  // Not found, but nobody could look: it stays, as possible.
  expect(await apply([], 3, () => false)).toEqual({ opened: 0, closed: 0 });
  expect(await stands()).toEqual(['instance-login-admin open possible', 'instance-metadata-admin open possible']);
  expect((await rows())[0]?.reasons).toEqual(['the last scan could not look at all that it rests on']);

  expect(await apply(world, 4)).toEqual({ opened: 0, closed: 0 });
  expect(await stands()).toEqual(['instance-login-admin open proven', 'instance-metadata-admin open proven']);

  expect(await apply([], 5)).toEqual({ opened: 0, closed: 2 });
  expect(await stands()).toEqual(['instance-login-admin closed proven', 'instance-metadata-admin closed proven']);
  expect((await rows()).map(({ over }) => over)).toEqual([0, 0]);

  // An older scan that comes late neither opens nor closes.
  expect(await apply(world, 4)).toEqual({ opened: 0, closed: 0 });
  expect(await apply(world, 6)).toEqual({ opened: 2, closed: 0 });
  expect((await rows()).map(({ muted }) => muted)).toEqual([true, false]);
  expect(await changes()).toEqual(['path.opened', 'path.opened', 'path.closed', 'path.closed', 'path.opened', 'path.opened']);
});

it('closes nothing that is still found, though it is not among the worst any more', async () => {
  expect(await apply(world, 7, isSure, 1)).toEqual({ opened: 0, closed: 0 });
  expect((await rows()).map(({ status }) => status)).toEqual(['open', 'open']);
});

it('reads just what paths ask for from the inventory, and nothing that was carried over', async () => {
  const { orgId, awsAccountId } = target;
  const stored = [
    accountSettings(),
    bucket({ policy: open('s3:GetObject', 'arn:aws:s3:::customer-exports/*'), CreationDate: now }),
    bucket({ policy: open('s3:GetObject', 'arn:aws:s3:::elsewhere/*') }, 'elsewhere'),
  ];
  await withOrg(orgId, (tx) =>
    tx.insert(resources).values(
      stored.map((resource) => ({
        orgId,
        awsAccountId,
        service: 's3',
        type: resource.type,
        region: resource.region,
        unitRegion: 'global',
        arn: resource.arn,
        resourceId: resource.id,
        name: resource.name,
        tags: {},
        config: encodeData(resource.data) as Record<string, unknown>,
        carriedConfig: resource.id === 'elsewhere' ? ['policy'] : [],
        gaps: [],
        hash: '',
        firstSeenAt: now,
        changedAt: now,
      })),
    ),
  );
  const land = await withOrgConnection(orgId, (connection) =>
    loadLandscape(
      connection,
      { orgId, awsAccountId, disabledRegions: [] },
      { account: '111122223333', partition: 'aws', now, missing: () => null },
    ),
  );
  expect(land.size).toBe(3);
  const [mine] = land.list('AWS::S3::Bucket').filter(({ id }) => id === 'customer-exports');
  expect(mine?.data).toHaveProperty('policy');
  expect(mine?.data).not.toHaveProperty('CreationDate');
  // What is known of an earlier scan only is nothing to rest a path on.
  expect(findPaths(land).map(({ entry }) => entry.name)).toEqual(['customer-exports']);
});
