import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as details } from '@/app/api/aws-resources/details/route';
import { GET as counts } from '@/app/api/aws-resources/route';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { limitPerson, makeKey, makeOrganization, makePerson } from '../test/organization';

interface Page {
  resources: { id: string }[];
  pagination: { page: number | null; limit: number; total: number; totalPages: number; nextCursor: string | null };
}

describe('the inventory', () => {
  let orgId: OrgId;
  let key: string;
  const accounts: { id: string; number: string }[] = [];

  beforeAll(async () => {
    orgId = await makeOrganization();
    key = await makeKey(await makePerson(orgId));
    for (const name of ['one', 'two']) await furnish(name);
  });
  afterAll(closeDatabase);

  async function furnish(name: string): Promise<void> {
    const number = String(randomInt(100_000_000_000, 281_474_976_710_655)).slice(0, 12);
    await withOrg(orgId, async (tx) => {
      const [account] = await tx
        .insert(awsAccounts)
        .values({ orgId, accountId: number, name, kind: 'sample', status: 'connected' })
        .returning({ id: awsAccounts.id });
      const id = account?.id ?? '';
      accounts.push({ id, number });
      const add = async (
        type: string,
        resourceId: string,
        region: string,
        config: object,
        tags: Record<string, string> = {},
        gone = false,
      ) => {
        const [row] = await tx.sql<{ id: string }[]>`
          insert into resources (org_id, aws_account_id, service, type, region, unit_region, arn, resource_id, name, tags, config, gaps, hash, first_seen_at, changed_at, deleted_at)
          values (${orgId}, ${id}, 'x', ${type}, ${region}, ${region}, ${`arn:aws:x:${region}:${number}:${resourceId}`}, ${resourceId}, ${`Name of ${resourceId}`},
            ${JSON.stringify(tags)}::jsonb, ${JSON.stringify(config)}::jsonb, '[]', 'h', now(), now(), ${gone ? tx.sql`now()` : null}) returning id`;
        for (const [tag, value] of Object.entries(tags))
          await tx.sql`insert into resource_tags (org_id, resource_id, key, value) values (${orgId}, ${row?.id ?? ''}, ${tag}, ${value})`;
      };
      const instance = { State: { Name: 'running' }, InstanceType: 't3.medium', LaunchTime: { $date: '2024-01-10T08:00:00.000Z' } };
      await add('AWS::EC2::Instance', `i-${name}`, 'us-east-1', instance, { Environment: 'production', Project: name });
      await add('AWS::S3::Bucket', `b-${name}`, 'eu-west-1', {}, { Environment: 'test' });
      await add('AWS::RDS::DBInstance', `d-${name}`, 'eu-west-1', { DBInstanceStatus: 'available' });
      await add('AWS::EC2::Volume', `v-${name}`, 'us-east-1', { State: 'in-use' });
      await add('AWS::EC2::Instance', `i-gone-${name}`, 'us-east-1', instance, {}, true);
    });
  }

  const ask = async <T>(handler: typeof counts, query = '', bearer = key): Promise<{ status: number; data: T }> => {
    const response = await handler(new Request(`http://localhost:3000/api/x${query}`, { headers: { authorization: `Bearer ${bearer}` } }));
    return { status: response.status, data: ((await response.json()) as { data: T }).data };
  };
  const ids = async (query: string, bearer?: string) => (await ask<Page>(details, query, bearer)).data.resources.map(({ id }) => id).sort();

  it('is counted without what is gone', async () => {
    expect((await ask(counts)).data).toEqual({
      ec2Count: 2,
      s3Count: 2,
      lambdaCount: 0,
      rdsCount: 2,
      lastUpdated: null,
      counts: { 'AWS::EC2::Instance': 2, 'AWS::EC2::Volume': 2, 'AWS::RDS::DBInstance': 2, 'AWS::S3::Bucket': 2 },
    });
  });

  it('tells a resource by the fields that earlier clients know', async () => {
    const { data } = await ask<Page>(details, '?type=ec2&tag=Project%3Done');
    expect(data.resources).toMatchObject([
      {
        type: 'ec2',
        id: 'i-one',
        name: 'Name of i-one',
        accountId: accounts[0]?.number,
        region: 'us-east-1',
        state: 'running',
        instanceType: 't3.medium',
        launchTime: '2024-01-10T08:00:00.000Z',
        tags: { Environment: 'production', Project: 'one' },
      },
    ]);
    expect(data.pagination).toEqual({ page: 1, limit: 50, total: 1, totalPages: 1, nextCursor: null });
  });

  it.each([
    ['?type=ec2,s3', ['b-one', 'b-two', 'i-one', 'i-two']],
    ['?type=AWS::EC2::Volume', ['v-one', 'v-two']],
    ['?type=nothing', []],
    ['?region=eu-west-1&type=rds', ['d-one', 'd-two']],
    ['?tag=Environment', ['b-one', 'b-two', 'i-one', 'i-two']],
    ['?tag=Environment%3Dproduction,Project%3Dtwo', ['i-two']],
    ['?tag=Environment%3DPRODUCTION', []],
    ['?q=NAME%20OF%20B-', ['b-one', 'b-two']],
    ['?q=%25', []],
    ['?accountId=999999999999', []],
  ])('finds by %s', async (query, expected) => {
    expect(await ids(query)).toEqual(expected);
  });

  it('finds by account', async () => {
    expect(await ids(`?accountId=${accounts[1]?.number}`)).toEqual(['b-two', 'd-two', 'i-two', 'v-two']);
  });

  it('gives every resource once, by page and by cursor', async () => {
    const byPage: string[] = [];
    for (let page = 1; page <= 3; page += 1)
      byPage.push(...(await ask<Page>(details, `?limit=3&page=${page}`)).data.resources.map(({ id }) => id));
    const byCursor: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { data }: { data: Page } = await ask<Page>(details, `?limit=3${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
      byCursor.push(...data.resources.map(({ id }) => id));
      cursor = data.pagination.nextCursor;
    }
    expect(byPage).toHaveLength(8);
    expect(byCursor).toEqual(byPage);
    const { data } = await ask<Page>(details, '?limit=3&page=3');
    expect(data.pagination).toMatchObject({ page: 3, total: 8, totalPages: 3, nextCursor: null });
    expect((await ask<Page>(details, '?limit=3&page=99')).data.resources).toEqual([]);
  });

  it('refuses what is out of bounds', async () => {
    for (const query of ['?limit=101', '?limit=0', '?page=0', '?page=1&cursor=x', '?cursor=forged', '?accountId=12', '?surely=1'])
      expect((await ask(details, query)).status, query).toBe(400);
  });

  it('shows who is limited to an account no other', async () => {
    const limited = await limitPerson(await makePerson(orgId, 'viewer'), { [accounts[0]?.id ?? '']: ['resources:read'] });
    const bearer = await makeKey(limited);
    expect(await ids('', bearer)).toEqual(['b-one', 'd-one', 'i-one', 'v-one']);
    expect((await ask<{ ec2Count: number }>(counts, '', bearer)).data.ec2Count).toBe(1);
  });
});
