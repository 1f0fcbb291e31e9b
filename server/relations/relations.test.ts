import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GET as graph } from '@/app/api/aws-resources/[id]/relations/route';
import { GET as list } from '@/app/api/relations/route';
import { awsAccounts } from '@/drizzle/schema/accounts';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { limitPerson, makeKey, makeOrganization, makePerson } from '@/server/test/organization';
import { graphBounds } from './constants';
import type { RelationGraph } from './graph-types';
import type { RelationRow } from './list';

interface Page {
  relations: RelationRow[];
  pagination: { total: number; nextCursor: string | null };
}

/**
 * Two accounts: an instance with a role that reads a bucket of the other account, a function that names its key by an alias, a snapshot of
 * a volume that nobody saw, and more instances in one subnet than a graph shows.
 */
describe('relations between resources', () => {
  let orgId: OrgId;
  let key: string;
  const uids: Record<string, string> = {};
  let accounts: [string, string];
  const many = graphBounds.perKind + 3;

  beforeAll(async () => {
    orgId = await makeOrganization();
    key = await makeKey(await makePerson(orgId));
    accounts = [await account(), await account()];
    const [first, second] = accounts;
    await add(first, 'instance', 'AWS::EC2::Instance', ['in-subnet subnet', 'has-profile profile']);
    await add(first, 'profile', 'AWS::IAM::InstanceProfile', ['has-role role']);
    await add(first, 'role', 'AWS::IAM::Role', ['grants bucket', 'trusts *', 'allowed-by arn:aws:iam::aws:policy/ReadOnlyAccess']);
    await add(first, 'subnet', 'AWS::EC2::Subnet', []);
    await add(first, 'function', 'AWS::Lambda::Function', ['has-role role', 'encrypted-by alias']);
    await add(first, 'key', 'AWS::KMS::Key', ['known-as alias']);
    await add(first, 'snapshot', 'AWS::EC2::Snapshot', ['made-from volume']);
    await add(first, 'gone', 'AWS::EC2::Instance', [], true);
    for (let nth = 0; nth < many; nth += 1) await add(first, `member-${nth}`, 'AWS::EC2::Instance', ['in-subnet subnet']);
    await add(second, 'bucket', 'AWS::S3::Bucket', []);
    await add(second, 'other', 'AWS::IAM::Role', ['allowed-by arn:aws:iam::aws:policy/ReadOnlyAccess']);
  });
  afterAll(closeDatabase);

  const arnOf = (id: string) => (/^(arn:|\*)/.test(id) ? id : `arn:aws:x:eu-west-1:000000000000:${id}`);

  async function account(): Promise<string> {
    const accountId = String(randomInt(100_000_000_000, 281_474_976_710_655)).slice(0, 12);
    const [made] = await withOrg(orgId, (tx) =>
      tx.insert(awsAccounts).values({ orgId, accountId, name: 'a', kind: 'sample', status: 'connected' }).returning({ id: awsAccounts.id }),
    );
    return made?.id ?? '';
  }

  async function add(accountId: string, id: string, type: string, edges: string[], gone = false): Promise<void> {
    await withOrg(orgId, async ({ sql }) => {
      const [row] = await sql<{ id: string }[]>`
        insert into resources (org_id, aws_account_id, service, type, region, unit_region, arn, resource_id, tags, config, gaps, hash, first_seen_at, changed_at, deleted_at)
        values (${orgId}, ${accountId}, 'x', ${type}, 'eu-west-1', 'eu-west-1', ${arnOf(id)}, ${id}, '{}', '{}', '[]', 'h', now(), now(), ${gone ? sql`now()` : null}) returning id`;
      uids[id] = row?.id ?? '';
      for (const edge of edges) {
        const [kind = '', to = ''] = edge.split(' ');
        await sql`insert into resource_edges (org_id, aws_account_id, resource_id, kind, to_arn) values (${orgId}, ${accountId}, ${row?.id ?? ''}, ${kind}, ${arnOf(to)})`;
      }
    });
  }

  const ask = async <T>(handler: typeof list, query: string, bearer = key, id = ''): Promise<{ status: number; data: T }> => {
    const request = new Request(`http://localhost:3000/api/x?${query}`, { headers: { authorization: `Bearer ${bearer}` } });
    const response = await handler(request, { params: Promise.resolve(id ? { id } : {}) });
    return { status: response.status, data: ((await response.json()) as { data: T }).data };
  };
  const around = async (id: string, query = '', bearer?: string) => (await ask<RelationGraph>(graph, query, bearer, uids[id] ?? id)).data;
  const short = (arn: string) => arn.replace(/^arn:aws:x:eu-west-1:000000000000:/, '');
  const told = ({ edges }: RelationGraph) => edges.map(({ from, kind, to }) => `${short(from)} ${kind} ${short(to)}`).sort();

  it('shows what is one step away, and further on demand', async () => {
    expect(told(await around('instance'))).toEqual(['instance has-profile profile', 'instance in-subnet subnet']);
    const further = await around('instance', 'depth=3&direction=out');
    expect(told(further)).toEqual([
      'instance has-profile profile',
      'instance in-subnet subnet',
      'profile has-role role',
      'role allowed-by arn:aws:iam::aws:policy/ReadOnlyAccess',
      'role grants bucket',
      'role trusts *',
    ]);
    expect(further.nodes.map(({ arn, distance }) => [short(arn), distance])).toContainEqual(['bucket', 3]);
  });

  it('looks both ways, one way, and by kind', async () => {
    expect(told(await around('role'))).toContain('function has-role role');
    expect(told(await around('role', 'direction=out'))).not.toContain('function has-role role');
    expect(told(await around('role', 'direction=in&kinds=has-role'))).toEqual(['function has-role role', 'profile has-role role']);
  });

  it('finds a key by its alias, from either end', async () => {
    expect(told(await around('function', 'kinds=encrypted-by'))).toEqual(['function encrypted-by key']);
    expect(told(await around('key'))).toEqual(['function encrypted-by key']);
  });

  it('tells an end that no scan has seen by its ARN', async () => {
    const { nodes } = await around('snapshot');
    expect(nodes).toContainEqual(
      expect.objectContaining({ arn: arnOf('volume'), uid: null, type: null, label: 'volume', accountId: '000000000000' }),
    );
  });

  it('says where there is more than it shows, and the list has it all', async () => {
    const { edges, cut } = await around('subnet');
    expect(edges).toHaveLength(graphBounds.perKind);
    expect(cut).toEqual([{ arn: arnOf('subnet'), kind: 'in-subnet', direction: 'in' }]);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { data }: { data: Page } = await ask<Page>(
        list,
        `to=${arnOf('subnet')}&limit=7${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      seen.push(...data.relations.map(({ from }) => short(from.arn)));
      cursor = data.pagination.nextCursor;
      expect(data.pagination.total).toBe(many + 1);
    }
    expect(new Set(seen)).toEqual(new Set(['instance', ...Array.from({ length: many }, (_, nth) => `member-${nth}`)]));
    expect(seen).toHaveLength(many + 1);
  });

  it.each([
    [() => `from=${arnOf('role')}`, ['role allowed-by arn:aws:iam::aws:policy/ReadOnlyAccess', 'role grants bucket', 'role trusts *']],
    [() => 'kind=grants,made-from', ['role grants bucket', 'snapshot made-from volume']],
    [() => `to=${arnOf('key')}`, ['function encrypted-by alias']],
    [() => `from=${arnOf('role')}&kind=trusts`, ['role trusts *']],
    [() => 'to=*', ['role trusts *']],
    [() => 'from=arn:of:nothing', []],
  ])('lists by %s', async (query, expected) => {
    const { data } = await ask<Page>(list, query());
    const names = data.relations.map(
      ({ from, kind, to }) => `${short(from.arn)} ${kind} ${to.arn === arnOf('key') ? 'alias' : short(to.arn)}`,
    );
    expect(names.sort()).toEqual(expected);
  });

  it('pages through everything once', async () => {
    const seen = new Set<string>();
    let rows = 0;
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { data }: { data: Page } = await ask<Page>(list, `limit=9${cursor && `&cursor=${encodeURIComponent(cursor)}`}`);
      for (const { from, kind, to } of data.relations) seen.add(`${from.arn} ${kind} ${to.arn}`);
      rows += data.relations.length;
      cursor = data.pagination.nextCursor;
    }
    expect([rows, seen.size]).toEqual([many + 10, many + 10]);
  });

  it('shows who is limited to an account the other one’s resources by their ARN alone', async () => {
    const limited = await makeKey(await limitPerson(await makePerson(orgId, 'viewer'), { [accounts[0]]: ['resources:read'] }));
    const { nodes } = await around('role', 'direction=out', limited);
    expect(nodes.find(({ arn }) => arn === arnOf('bucket'))).toMatchObject({ uid: null, type: null, openFindings: 0 });
    expect((await ask(graph, '', limited, uids.bucket)).status).toBe(404);
    const { data } = await ask<Page>(list, 'kind=allowed-by', limited);
    expect(data.relations.map(({ from }) => short(from.arn))).toEqual(['role']);
  });

  it('refuses what it does not know', async () => {
    for (const query of ['depth=4', 'depth=0', 'kinds=likes', 'direction=up', 'surely=1'])
      expect((await ask(graph, query, key, uids.role)).status, query).toBe(400);
    for (const query of ['kind=likes', 'limit=101', 'cursor=forged', 'from=']) expect((await ask(list, query)).status, query).toBe(400);
    expect((await ask(graph, '', key, '999999999999')).status).toBe(404);
  });
});
