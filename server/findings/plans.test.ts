import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { checks } from '@/server/checks/registry';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { makeOrganization, readerOf } from '@/server/test/organization';
import { countedFilter, readCountedFacets, readCountedTotal } from './counted-facets';
import { listFindings, pageQueries } from './data';
import { refreshFacets } from './rollups';
import { explain, fillFindings } from './testing/many-findings';
import type { FindingParams } from './types';

const owner = postgres(inject('databaseUrls').owner, { max: 1, onnotice: () => {} });

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

/** How PostgreSQL answers lists, as the app's role under row-level security, beside another organization that has as much. */
describe('plans of the findings list', () => {
  let orgId: OrgId;
  let accounts: string[];

  beforeAll(async () => {
    for (const mine of [await makeOrganization(), await makeOrganization()]) {
      accounts = await fillFindings(owner, { orgId: mine, accounts: 20, verdicts: 30_000 });
      orgId = mine;
    }
    await owner`analyze verdicts, aws_accounts`;
    for (const account of accounts) await withOrg(orgId, ({ sql }) => refreshFacets(sql, orgId, account));
  }, 120_000);

  const planOf = (params: FindingParams) =>
    withOrg(orgId, async ({ sql }) => {
      const [first] = pageQueries(sql, readerOf(orgId), params, 51);
      if (!first) throw new Error('no statement');
      return explain(sql, first(51));
    });

  it.each([
    ['what is open', {}],
    ['one account', { account: true }],
    ['one severity', { severity: ['high'] as const }],
    ['what is unknown', { status: ['unknown'] as const }],
  ])('%s comes in order from an index, without sorting and without reading everything', async (_, filter) => {
    const params = { ...filter, account: 'account' in filter ? accounts.slice(0, 1) : undefined } as FindingParams;
    const { nodes, buffers } = await planOf(params);
    expect(nodes.filter(({ type, relation }) => /Sort/.test(type) || (relation === 'verdicts' && !/^Index/.test(type)))).toEqual([]);
    // 51 rows, each on another page of the table, and their index entries.
    expect(buffers).toBeLessThanOrEqual(60);
  });

  it('reads no more for a late page than for the first', async () => {
    const first = await planOf({});
    let cursor: string | null = null;
    for (let pages = 0; pages < 40; pages++) cursor = (await listFindings(readerOf(orgId), { cursor, limit: 100 })).nextCursor;
    const late = await planOf({ cursor });
    expect(late.nodes.filter(({ type }) => /Sort/.test(type))).toEqual([]);
    expect(late.buffers).toBeLessThanOrEqual(first.buffers * 1.2);
  });

  it.each([
    ['no filter', {}],
    ['a severity', { severity: ['high'] }],
    ['a service', { service: ['ec2'] }],
    ['a region', { region: ['eu-central-1'] }],
    ['a check', { checkId: [checks[0]?.id ?? ''] }],
  ] as [string, FindingParams][])('facets and total under %s read no finding', async (_, filters) => {
    const filter = countedFilter(filters);
    if (!filter) throw new Error('not counted');
    const readSoFar = async (sql: postgres.TransactionSql) =>
      (await sql`select seq_tup_read + coalesce(idx_tup_fetch, 0) as rows from pg_stat_xact_user_tables where relname = 'verdicts'`)[0]
        ?.rows ?? '0';
    const [before, after] = await withOrg(orgId, async ({ sql }) => {
      const before = await readSoFar(sql);
      await readCountedFacets(sql, readerOf(orgId), filter);
      await readCountedTotal(sql, readerOf(orgId), filter);
      return [before, await readSoFar(sql)];
    });
    expect(after).toBe(before);
  });
});
