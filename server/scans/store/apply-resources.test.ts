import { afterAll, expect, it } from 'vitest';
import { unknownBecause } from '@/server/checks/judge';
import type { AnyResource } from '@/server/collect/types';
import { closeDatabase, withOrg } from '@/server/db';
import { refreshOpenFindings } from '@/server/inventory/counts';
import { makeScan } from '../testing/make-scan';
import { checkId, verdict } from '../testing/write-verdicts';
import { applyResources } from './apply-resources';
import { applyVerdicts } from './apply-verdicts';
import { readResources } from './read-resources';
import { stageJudged, stageResources, stageVerdicts, withStaging } from './staging';

afterAll(closeDatabase);

const type = 'AWS::Lambda::Function';

it('keeps counts and words with what it writes', async () => {
  const { orgId, awsAccountId, scanId } = await makeScan();
  const see = (seen: { id: string; name: string | null; region: string }[], at: string) =>
    withStaging(orgId, async (connection) => {
      const rows = seen.map(({ id, name, region }) => ({
        type,
        arn: `arn:${id}`,
        id,
        name,
        region,
        tags: {},
        data: { id, name },
        gaps: [],
      }));
      await stageResources(connection, 'lambda', rows as unknown as AnyResource[]);
      await connection.transaction((sql) =>
        applyResources(sql, {
          orgId,
          awsAccountId,
          scanId,
          service: 'lambda',
          unitRegion: 'global',
          now: at,
          completeTypes: [type],
          regions: ['eu-west-1', 'us-east-1'],
        }),
      );
    });
  const kept = () =>
    withOrg(orgId, async ({ sql }) => ({
      counts: (await sql`select region, present from resource_counts where org_id = ${orgId} order by 1`).map(
        (row) => `${row.region} ${row.present}`,
      ),
      words: (
        await sql`
          select t.token from resource_tokens t join resources r on r.org_id = t.org_id and r.id = t.resource_id
          where t.org_id = ${orgId} and r.resource_id = 'pay' and t.token not like 'arn%' order by 1`
      ).map((row) => row.token),
    }));

  const bill = { id: 'bill', name: null, region: 'us-east-1' };
  await see([{ id: 'pay', name: 'Old-Desk', region: 'eu-west-1' }, bill], '2026-11-01T00:00:00Z');
  expect(await kept()).toEqual({ counts: ['eu-west-1 1', 'us-east-1 1'], words: ['desk', 'old', 'old-desk', 'pay'] });
  await see([{ id: 'pay', name: 'New Desk', region: 'us-east-1' }, bill], '2026-11-02T00:00:00Z');
  expect(await kept()).toEqual({ counts: ['us-east-1 2'], words: ['desk', 'new', 'new desk', 'pay'] });
  await see([{ id: 'pay', name: 'New Desk', region: 'us-east-1' }], '2026-11-03T00:00:00Z');
  expect((await kept()).counts).toEqual(['us-east-1 1']);
});

it('keeps what a failed call may have filled, and does not hand it on as seen', async () => {
  const { orgId, awsAccountId, scanId } = await makeScan();

  /** One scan's sight of the function; returns it as a judge gets it. */
  const see = (data: object, tags: Record<string, string>, gaps: AnyResource['gaps'], at: string) =>
    withStaging(orgId, async (connection) => {
      const seen = { type, arn: 'arn:f', id: 'f', name: null, region: 'eu-west-1', tags, data, gaps } as unknown as AnyResource;
      await stageResources(connection, 'lambda', [seen]);
      await connection.transaction((sql) =>
        applyResources(sql, {
          orgId,
          awsAccountId,
          scanId,
          service: 'lambda',
          unitRegion: 'eu-west-1',
          now: at,
          completeTypes: [type],
          regions: ['eu-west-1'],
        }),
      );
      for await (const [resource] of readResources(connection, { orgId, awsAccountId, type })) return resource;
      return undefined;
    });
  const stored = () =>
    withOrg(orgId, ({ sql }) => sql`select config, tags, carried_config, carried_tags from resources where org_id = ${orgId}`);
  const denied = [{ operation: 'lambda:GetPolicy', kind: 'denied', code: 'AccessDenied' }] as AnyResource['gaps'];

  await see({ KMSKeyArn: 'key', policy: 'p', Timeout: 3 }, { team: 'a' }, [], '2026-11-01T00:00:00Z');
  expect(await see({ Timeout: 4 }, {}, denied, '2026-11-02T00:00:00Z')).toMatchObject({ data: { Timeout: 4 }, tags: {}, gaps: denied });
  const kept = {
    config: { KMSKeyArn: 'key', policy: 'p', Timeout: 4 },
    tags: { team: 'a' },
    carried_config: ['KMSKeyArn', 'policy'],
    carried_tags: ['team'],
  };
  expect(await stored()).toEqual([kept]);
  expect((await see({ Timeout: 4 }, {}, denied, '2026-11-03T00:00:00Z'))?.data).toEqual({ Timeout: 4 });
  expect(await stored()).toEqual([kept]);
  expect((await see({ Timeout: 4, policy: 'p' }, {}, [], '2026-11-04T00:00:00Z'))?.data).toEqual({ Timeout: 4, policy: 'p' });
  expect(await stored()).toEqual([{ config: { Timeout: 4, policy: 'p' }, tags: {}, carried_config: [], carried_tags: [] }]);
});

it('notes with a new resource how many findings are open on it, as the end of the scan counts them', async () => {
  const { orgId, awsAccountId, scanId } = await makeScan();
  const missed = 'ec2/instance-image-current';
  const thing = (id: string) => ({ type, arn: `arn:${id}`, id, name: null, region: 'eu-west-1', tags: {}, data: { id }, gaps: [] });
  await withStaging(orgId, async (connection) => {
    await stageResources(connection, 'lambda', ['open', 'fine'].map(thing) as unknown as AnyResource[]);
    await stageVerdicts(connection, [
      verdict('open', { arn: 'arn:open', subKey: '22' }),
      verdict('open', { arn: 'arn:open', subKey: '3389' }),
      verdict('open', { arn: 'arn:open', subKey: '443', status: 'unknown' }),
      verdict('open', { arn: 'arn:open', checkId: missed }),
      verdict('fine', { arn: 'arn:fine', status: 'pass' }),
      verdict('fine', { arn: 'arn:fine', checkId: missed }),
    ]);
    await stageJudged(connection, [
      { checkId, region: 'eu-west-1', unknown: null },
      // What it said of single resources does not count: it did not see all that it needs.
      {
        checkId: missed,
        region: 'eu-west-1',
        unknown: unknownBecause([{ operation: 'ec2:DescribeInstances', region: 'eu-west-1', status: 'throttled' }]),
      },
    ]);
    const scope = { orgId, awsAccountId, scanId, now: '2026-11-01T00:00:00Z' };
    await connection.transaction(async (sql) => {
      await applyResources(sql, { ...scope, service: 'lambda', unitRegion: 'eu-west-1', completeTypes: [type], regions: ['eu-west-1'] });
      await applyVerdicts(sql, scope);
    });
  });
  const noted = () =>
    withOrg(
      orgId,
      ({ sql }) => sql`
        select resource_id as id, open_findings as open, xmin::text as version,
          (select with_findings from resource_counts where org_id = ${orgId}) as "withFindings"
        from resources where org_id = ${orgId} order by 1`,
    );
  const before = await noted();
  expect(before).toMatchObject([
    { id: 'fine', open: 0, withFindings: 1 },
    { id: 'open', open: 2, withFindings: 1 },
  ]);
  await withOrg(orgId, ({ sql }) => refreshOpenFindings(sql, orgId, awsAccountId));
  // Neither row was written again.
  expect(await noted()).toEqual(before);
});

it('hands on some fields of what is stored, and those that a failed call may have filled not even then', async () => {
  const { orgId, awsAccountId, scanId } = await makeScan();
  const place = { orgId, awsAccountId, scanId, service: 'lambda', unitRegion: 'eu-west-1', completeTypes: [type], regions: ['eu-west-1'] };
  const see = (data: object, gaps: AnyResource['gaps'], now: string) =>
    withStaging(orgId, async (connection) => {
      const seen = {
        type,
        arn: 'arn:f',
        id: 'f',
        name: 'pay',
        region: 'eu-west-1',
        tags: { team: 'a' },
        data,
        gaps,
      } as unknown as AnyResource;
      await stageResources(connection, 'lambda', [seen]);
      await connection.transaction((sql) => applyResources(sql, { ...place, now }));
      const pages = readResources(connection, { orgId, awsAccountId, type, fields: ['Timeout', 'policy', 'Role'] });
      for await (const [resource] of pages) return resource;
      return undefined;
    });
  const denied = [{ operation: 'lambda:GetPolicy', kind: 'denied', code: 'AccessDenied' }] as AnyResource['gaps'];
  const common = { arn: 'arn:f', name: 'pay', tags: { team: 'a' } };
  expect(await see({ Timeout: 3, Runtime: 'x', policy: 'p' }, [], '2026-11-01T00:00:00Z')).toMatchObject({
    ...common,
    data: { Timeout: 3, policy: 'p' },
  });
  const later = await see({ Timeout: 4, Runtime: 'x' }, denied, '2026-11-02T00:00:00Z');
  expect(later).toMatchObject({ ...common, gaps: denied });
  expect(later?.data).toEqual({ Timeout: 4 });
});
