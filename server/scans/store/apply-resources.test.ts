import { afterAll, expect, it } from 'vitest';
import type { AnyResource } from '@/server/collect/types';
import { closeDatabase, withOrg } from '@/server/db';
import { makeScan } from '../testing/make-scan';
import { applyResources } from './apply-resources';
import { readResources } from './read-resources';
import { stageResources, withStaging } from './staging';

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
