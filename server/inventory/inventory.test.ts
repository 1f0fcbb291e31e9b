import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as one } from '@/app/api/aws-resources/[id]/route';
import { GET as filteredCounts } from '@/app/api/aws-resources/counts/route';
import { GET as details } from '@/app/api/aws-resources/details/route';
import { GET as exported } from '@/app/api/aws-resources/export/route';
import { GET as counts } from '@/app/api/aws-resources/route';
import { GET as tagChoices } from '@/app/api/tag-choices/route';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { closeDatabase, withOrg } from '@/server/db';
import { tokensOf } from '@/server/findings/tokens';
import type { OrgId } from '@/server/ids';
import { limitPerson, makeKey, makeOrganization, makePerson } from '../test/organization';
import { refreshOpenFindings, refreshTagCounts } from './counts';
import { getTagCoverage } from './tags/coverage';
import { setRequiredTags } from './tags/mutations';
import type { TagChoices } from './tags/types';
import type { InventoryCounts } from './types';

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
        for (const token of tokensOf({ resourceId, resourceName: `Name of ${resourceId}`, arn: '' }))
          await tx.sql`insert into resource_tokens (org_id, token, resource_id) values (${orgId}, ${token}, ${row?.id ?? ''})`;
        for (const [tag, value] of Object.entries(tags))
          await tx.sql`insert into resource_tags (org_id, resource_id, key, value) values (${orgId}, ${row?.id ?? ''}, ${tag}, ${value})`;
      };
      const instance = { State: { Name: 'running' }, InstanceType: 't3.medium', LaunchTime: { $date: '2024-01-10T08:00:00.000Z' } };
      await add('AWS::EC2::Instance', `i-${name}`, 'us-east-1', instance, { Environment: 'production', Project: name });
      await add('AWS::S3::Bucket', `b-${name}`, 'eu-west-1', {}, { Environment: 'test' });
      await add('AWS::RDS::DBInstance', `d-${name}`, 'eu-west-1', { DBInstanceStatus: 'available' });
      await add('AWS::EC2::Volume', `v-${name}`, 'us-east-1', { State: 'in-use' });
      await add('AWS::EC2::Instance', `i-gone-${name}`, 'us-east-1', instance, {}, true);
      await tx.sql`
        insert into verdicts (org_id, aws_account_id, check_id, arn, resource_type, resource_id, service, region, severity, status, finding, muted_until, first_seen_at, changed_at, hash)
        select ${orgId}, ${id}, check_id, ${`arn:aws:x:us-east-1:${number}:i-${name}`}, 'AWS::EC2::Instance', 'i', 'ec2', 'us-east-1', severity, 'fail', 'open', muted, now(), now(), 'h'
        from (values ('ec2/a', 1, null::timestamptz), ('ec2/b', 2, now() + interval '1 day')) v (check_id, severity, muted)`;
      await refreshOpenFindings(tx.sql, orgId, id);
      await refreshTagCounts(tx.sql, orgId, id);
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
      byAccount: Object.fromEntries(accounts.map(({ number }) => [number, 4])),
      byRegion: { 'eu-west-1': 4, 'us-east-1': 4 },
      accounts: accounts.map(({ number }) => ({ account: expect.objectContaining({ accountId: number }), at: null })),
      unseen: [],
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
        // The other one is muted.
        findings: { critical: 1, high: 0, medium: 0, low: 0 },
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
    ['?q=NAME%20OF&type=s3', ['b-one', 'b-two']],
    ['?q=%25', []],
    ['?q=b', ['b-one', 'b-two']],
    ['?q=one%20name&type=s3', ['b-one']],
    ['?state=running,in-use', ['i-one', 'i-two', 'v-one', 'v-two']],
    ['?findings=with', ['i-one', 'i-two']],
    ['?findings=without&region=us-east-1', ['v-one', 'v-two']],
    ['?without=Environment', ['d-one', 'd-two', 'v-one', 'v-two']],
    ['?without=Project&tag=Environment', ['b-one', 'b-two']],
    ['?without=*', ['d-one', 'd-two', 'v-one', 'v-two']],
    ['?since=24h&type=rds', ['d-one', 'd-two']],
    ['?since=2999-01-01', []],
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

  it.each(['name', '-name', 'changed', '-changed', '-firstSeen'])('goes on from page to page in the order of %s', async (sort) => {
    const whole = (await ask<Page>(details, `?sort=${sort}`)).data.resources.map(({ id }) => id);
    const walked: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { data }: { data: Page } = await ask<Page>(
        details,
        `?sort=${sort}&limit=3${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      );
      walked.push(...data.resources.map(({ id }) => id));
      cursor = data.pagination.nextCursor;
    }
    expect(walked).toEqual(whole);
    expect(whole).toHaveLength(8);
    if (sort === 'name') expect(whole).toEqual([...whole].sort());
  });

  it.each([
    ['', 8, { 'us-east-1': 4, 'eu-west-1': 4 }],
    ['?type=ec2,s3', 4, { 'us-east-1': 2, 'eu-west-1': 2 }],
    ['?type=ec2&region=eu-west-1', 0, { 'us-east-1': 2 }],
    ['?findings=with', 2, { 'us-east-1': 2 }],
    ['?tag=Environment&region=us-east-1', 2, { 'us-east-1': 2, 'eu-west-1': 2 }],
  ])('counts under %s each field without its own filter', async (query, total, byRegion) => {
    const { data } = await ask<{ counts: InventoryCounts }>(filteredCounts, query);
    expect(data.counts).toMatchObject({ total, isCapped: false });
    expect(Object.fromEntries(data.counts.region.map(({ value, count }) => [value, count]))).toEqual(byRegion);
    expect((await ask<Page>(details, query)).data.pagination.total).toBe(total);
  });

  it('is exported as it is filtered, and runs no formula', async () => {
    await withOrg(orgId, ({ sql }) => sql`update resources set name = '=1+1' where org_id = ${orgId} and resource_id = 'd-one'`);
    const fetchFile = async (query: string) =>
      (await exported(new Request(`http://localhost:3000/api/x${query}`, { headers: { authorization: `Bearer ${key}` } }))).text();
    const csv = (await fetchFile('?format=csv&type=rds&sort=name')).trim().split('\r\n');
    expect(csv).toHaveLength(3);
    expect(csv[1]).toContain(",'=1+1,");
    const json = JSON.parse(await fetchFile('?format=json&tag=Project%3Dtwo')) as { id: string }[];
    expect(json.map(({ id }) => id)).toEqual(['i-two']);
    expect(
      (await exported(new Request('http://localhost:3000/api/x?surely=1', { headers: { authorization: `Bearer ${key}` } }))).status,
    ).toBe(400);
    await withOrg(orgId, ({ sql }) => sql`update resources set name = 'Name of d-one' where org_id = ${orgId} and resource_id = 'd-one'`);
  });

  it('tells one resource whole, also one that is gone, with its secrets masked', async () => {
    const uidOf = (resourceId: string) =>
      withOrg(
        orgId,
        async ({ sql }) =>
          (await sql<{ id: string }[]>`select id from resources where org_id = ${orgId} and resource_id = ${resourceId}`)[0]?.id ?? '',
      );
    await withOrg(
      orgId,
      ({ sql }) => sql`
        update resources set config = config || '{"Environment": {"Variables": {"DB_PASSWORD": "hunter2hunter2"}}}' where org_id = ${orgId} and resource_id = 'i-one'`,
    );
    const read = async (id: string) => {
      const response = await one(new Request('http://localhost:3000/api/x', { headers: { authorization: `Bearer ${key}` } }), {
        params: Promise.resolve({ id }),
      });
      return {
        status: response.status,
        resource: ((await response.json()) as { data?: { resource: Record<string, unknown> } }).data?.resource,
      };
    };
    const { resource } = await read(await uidOf('i-one'));
    expect(resource).toMatchObject({
      id: 'i-one',
      masked: 1,
      configuration: { LaunchTime: '2024-01-10T08:00:00.000Z', Environment: { Variables: { DB_PASSWORD: '***' } } },
      verdicts: { pass: 0, fail: 2, unknown: 0 },
      findingList: [
        { checkId: 'ec2/a', severity: 'critical', status: 'open' },
        { checkId: 'ec2/b', severity: 'high', status: 'muted' },
      ],
      deletedAt: null,
      consoleUrl: null,
    });
    expect(JSON.stringify(resource)).not.toContain('hunter2');
    expect((await read(await uidOf('i-gone-one'))).resource?.deletedAt).toEqual(expect.any(String));
    expect((await read('999999999999')).status).toBe(404);
  });

  it('tells which required tags are missing, and what is spelt differently', async () => {
    const admin = (await makePerson(orgId)).actor;
    await setRequiredTags(admin, { keys: ['Environment', 'Owner'] });
    await setRequiredTags(admin, { keys: ['Environment', 'Owner'] });
    const coverage = await getTagCoverage(admin);
    // Volumes and databases carry no tag at all: nobody knows whether they could.
    expect(coverage).toMatchObject({ total: 4, untagged: 0, withoutTags: ['AWS::EC2::Volume', 'AWS::RDS::DBInstance'] });
    expect(coverage.required).toMatchObject([
      { key: 'Environment', total: 4, present: 4, values: 2 },
      { key: 'Owner', total: 4, present: 0, values: 0 },
    ]);
    expect(coverage.required[1]?.byType).toEqual([
      { value: 'AWS::EC2::Instance', total: 2, present: 0 },
      { value: 'AWS::S3::Bucket', total: 2, present: 0 },
    ]);
    expect(coverage.inUse).toEqual([
      { key: 'Environment', present: 4 },
      { key: 'Project', present: 2 },
    ]);
    await expect(setRequiredTags((await makePerson(orgId, 'viewer')).actor, { keys: [] })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('finds tags to filter by, letter by letter, and only of accounts that somebody may see', async () => {
    const find = async (query: string, bearer?: string) =>
      (await ask<TagChoices>(tagChoices, query, bearer)).data.choices.map(({ value, resources }) =>
        resources ? `${value} ${resources}` : value,
      );
    expect(await find('')).toEqual(['Environment 4', 'Project 2']);
    expect(await find('?q=ROJ')).toEqual(['Project 2']);
    expect(await find('?key=Environment')).toEqual(['production', 'test']);
    expect(await find('?key=Environment&q=PROD')).toEqual(['production']);
    expect(await find('?key=environment')).toEqual([]);
    const limited = await limitPerson(await makePerson(orgId, 'viewer'), {
      [accounts[0]?.id ?? '']: ['resources:read'],
    });
    const limitedKey = await makeKey(limited);
    expect(await find('?key=Project', limitedKey)).toEqual(['one']);
    expect(await find('', limitedKey)).toEqual(['Environment 2', 'Project 1']);
  });

  it('refuses what is out of bounds', async () => {
    for (const query of [
      '?limit=101',
      '?limit=0',
      '?page=0',
      '?page=1&cursor=x',
      '?cursor=forged',
      '?accountId=12',
      '?surely=1',
      '?since=soon',
      '?findings=many',
      '?sort=size',
    ])
      expect((await ask(details, query)).status, query).toBe(400);
  });

  it('shows who is limited to an account no other', async () => {
    const limited = await limitPerson(await makePerson(orgId, 'viewer'), { [accounts[0]?.id ?? '']: ['resources:read'] });
    const bearer = await makeKey(limited);
    expect(await ids('', bearer)).toEqual(['b-one', 'd-one', 'i-one', 'v-one']);
    expect((await ask<{ ec2Count: number }>(counts, '', bearer)).data.ec2Count).toBe(1);
  });
});
