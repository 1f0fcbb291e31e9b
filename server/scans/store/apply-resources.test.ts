import { afterAll, expect, it } from 'vitest';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { scans } from '@/drizzle/schema/scans';
import type { AnyResource } from '@/server/collect/types';
import { closeDatabase, withOrg } from '@/server/db';
import { makeOrganization } from '@/server/test/organization';
import { applyResources } from './apply-resources';
import { readResources } from './read-resources';
import { stageResources, withStaging } from './staging';

afterAll(closeDatabase);

const type = 'AWS::Lambda::Function';

it('keeps what a failed call may have filled, and does not hand it on as seen', async () => {
  const orgId = await makeOrganization();
  const [account, scan] = await withOrg(orgId, async (tx) => {
    const [made] = await tx
      .insert(awsAccounts)
      .values({ orgId, accountId: '111111111111', name: 'a', kind: 'sample', status: 'connected' })
      .returning();
    const [first] = await tx
      .insert(scans)
      .values({ orgId, awsAccountId: made?.id ?? '', seq: 1, trigger: 'user', status: 'running' })
      .returning();
    return [made, first];
  });
  if (!account || !scan) throw new Error('no account');

  /** One scan's sight of the function; returns it as a judge gets it. */
  const see = (data: object, tags: Record<string, string>, gaps: AnyResource['gaps'], at: string) =>
    withStaging(orgId, async (connection) => {
      const seen = { type, arn: 'arn:f', id: 'f', name: null, region: 'eu-west-1', tags, data, gaps } as unknown as AnyResource;
      await stageResources(connection, 'lambda', [seen]);
      await connection.transaction((sql) =>
        applyResources(sql, {
          orgId,
          awsAccountId: account.id,
          scanId: scan.id,
          service: 'lambda',
          unitRegion: 'eu-west-1',
          now: at,
          completeTypes: [type],
          regions: ['eu-west-1'],
        }),
      );
      for await (const [resource] of readResources(connection, { orgId, awsAccountId: account.id, type })) return resource;
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
