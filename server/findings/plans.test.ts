import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { checks } from '@/server/checks/registry';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { makeOrganization, readerOf } from '@/server/test/organization';
import { withoutForeignKeys } from '@/server/test/without-foreign-keys';
import { findingStatuses } from './constants';
import { countedFilter, readCountedFacets, readCountedTotal } from './counted-facets';
import { listFindings, pageQueries } from './data';
import { refreshFacets } from './rollups';
import { rareWordOf } from './search';
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
      accounts = await withoutForeignKeys(owner, (sql) => fillFindings(sql, { orgId: mine, accounts: 20, verdicts: 30_000 }));
      orgId = mine;
    }
    // One word that all have, and one that few have.
    await owner`
      insert into verdict_tokens (org_id, token, verdict_id) select org_id, token, id from verdicts, unnest(array['bench', substr(resource_id, 3)]) token
      where org_id = ${orgId}`;
    await owner`analyze verdicts, verdict_tokens, aws_accounts`;
    for (const account of accounts) await withOrg(orgId, ({ sql }) => refreshFacets(sql, orgId, account));
  });

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

  it('looks a rare word up, and finds the same by it as by going through the list', async () => {
    const [found, plan] = await withOrg(orgId, async ({ sql }) => {
      const weighed = await Promise.all([20_000, 15, 5].map((most) => rareWordOf(sql, readerOf(orgId), { q: 'bench 1777' }, most)));
      const ids = [];
      const statements = weighed.map(
        (rare) => pageQueries(sql, readerOf(orgId), { q: 'bench 1777', status: [...findingStatuses] }, 51, rare)[0],
      );
      for (const statement of statements) ids.push(((await statement?.(51)) ?? []).map(({ id }) => id));
      return [{ weighed, ids }, await explain(sql, pageQueries(sql, readerOf(orgId), { q: '1777' }, 51, '1777')[0]?.(51) ?? {})];
    });
    expect(found.weighed).toEqual(['1777', '1777', null]);
    // 1777, 17770 to 17779
    expect(found.ids[0]).toHaveLength(11);
    expect(found.ids[1]).toEqual(found.ids[0]);
    expect(found.ids[2]).toEqual(found.ids[0]);
    expect(plan.nodes.filter(({ type }) => type === 'Seq Scan')).toEqual([]);
    expect(plan.buffers).toBeLessThanOrEqual(100);
  });

  it('plans a search for its own words, and nothing else', async () => {
    const modeAfter = (q: string) =>
      withOrg(orgId, async ({ sql }) => {
        await rareWordOf(sql, readerOf(orgId), { q });
        return sql`show plan_cache_mode`;
      });
    expect(await modeAfter('bench')).toEqual([{ plan_cache_mode: 'force_custom_plan' }]);
    expect(await modeAfter('')).toEqual([{ plan_cache_mode: 'auto' }]);
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
