import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closeDatabase, withOrg } from '@/server/db';
import { explain } from '@/server/findings/testing/many-findings';
import type { OrgId } from '@/server/ids';
import { makeOrganization, readerOf } from '@/server/test/organization';
import { withoutForeignKeys } from '@/server/test/without-foreign-keys';
import { listResources, pageQuery } from './data';
import { countsQuery } from './facets';
import { weighWords } from './search';
import { fillResources, types } from './testing/many-resources';
import type { ResourceFilters, ResourceParams } from './types';

const owner = postgres(inject('databaseUrls').owner, { max: 1, onnotice: () => {} });

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

/** How PostgreSQL answers the inventory, as the app's role under row-level security, beside another organization that has as much. */
describe('plans of the inventory', () => {
  let orgId: OrgId;
  let account = '';

  beforeAll(async () => {
    for (const mine of [await makeOrganization(), await makeOrganization()]) {
      [account = ''] = await withoutForeignKeys(owner, (sql) => fillResources(sql, { orgId: mine, accounts: 20, resources: 20_000 }));
      orgId = mine;
    }
    await owner`analyze resources, resource_tags, resource_tokens, resource_counts`;
  });

  const planOf = (params: ResourceParams) =>
    withOrg(orgId, async ({ sql }) =>
      explain(sql, pageQuery(sql, readerOf(orgId), params, 51, await weighWords(sql, readerOf(orgId), params.q))),
    );
  const sortsOrScans = ({ nodes }: Awaited<ReturnType<typeof planOf>>) =>
    nodes.filter(({ type, relation }) => /Sort/.test(type) || (relation !== null && !/^(Index|Bitmap)/.test(type)));

  const some: [string, () => ResourceParams][] = [
    ['everything', () => ({})],
    ['a type', () => ({ type: [types[0] ?? ''] })],
    ['an account', () => ({ account: [account] })],
    ['a region', () => ({ region: ['eu-west-1'] })],
    ['a state', () => ({ state: ['running'] })],
    ['what has findings', () => ({ findings: 'with' })],
    ['the newest changes', () => ({ sort: '-changed' })],
    ['what changed of late', () => ({ since: '30d', sort: '-changed' })],
    ['names in order', () => ({ sort: 'name' })],
    ['names backwards', () => ({ sort: '-name' })],
  ];
  it.each(some)('%s comes in order from an index, without sorting and without reading everything', async (_, params) => {
    const plan = await planOf(params());
    expect(sortsOrScans(plan)).toEqual([]);
    // 51 rows, each on another page of the table, and their index entries.
    expect(plan.buffers).toBeLessThanOrEqual(130);
  });

  const narrow: [string, () => ResourceParams][] = [
    ['a rare tag', () => ({ tag: ['Legacy'] })],
    ['a value of a rare tag', () => ({ tag: ['Legacy=yes'] })],
    ['a word that one resource has', () => ({ q: 'r-777' })],
    ['two words', () => ({ q: 'archive 19998' })],
  ];
  it.each(narrow)('%s is looked up, not searched for', async (_, params) => {
    const plan = await planOf(params());
    expect(plan.nodes.filter(({ type }) => type === 'Seq Scan')).toEqual([]);
    expect(plan.buffers).toBeLessThanOrEqual(400);
  });

  it.each(['shop', 'shop 777', 'archive 777', 'nowhere'])('finds the same by %s, be the words rare or common', async (q) => {
    const found = await withOrg(orgId, async ({ sql }) => {
      const weighed = await Promise.all([20_000, 1_500, 0].map((most) => weighWords(sql, readerOf(orgId), q, most)));
      const pages = await Promise.all(weighed.map((search) => pageQuery(sql, readerOf(orgId), { q }, 51, search)));
      return { rare: weighed.map(({ rare }) => rare), ids: pages.map((page) => page.map(({ id }) => id)) };
    });
    const word = { shop: 'shop', 'shop 777': '777', 'archive 777': 'archive', nowhere: 'nowhere' }[q];
    expect(found.rare).toEqual([word, q === 'shop' ? null : word, q === 'archive 777' || q === 'nowhere' ? word : null]);
    expect(found.ids[1]).toEqual(found.ids[0]);
    expect(found.ids[2]).toEqual(found.ids[0]);
  });

  // Too few rows are here for the plan that fits no search to be chosen; among a million it took a thousand times as long.
  it('is planned for each search anew, however often the statement was asked', async () => {
    const modeAfter = (q: string | undefined) =>
      withOrg(orgId, async ({ sql }) => {
        await weighWords(sql, readerOf(orgId), q);
        return sql`show plan_cache_mode`;
      });
    expect(await modeAfter('shop')).toEqual([{ plan_cache_mode: 'force_custom_plan' }]);
    expect(await modeAfter(undefined)).toEqual([{ plan_cache_mode: 'auto' }]);
  });

  it('reads no more for a late page than for the first', async () => {
    const first = await planOf({});
    let cursor: string | null = null;
    for (let pages = 0; pages < 40; pages++) cursor = (await listResources(readerOf(orgId), { cursor, limit: 100 })).nextCursor;
    const late = await planOf({ cursor });
    expect(sortsOrScans(late)).toEqual([]);
    expect(late.buffers).toBeLessThanOrEqual(first.buffers * 1.2 + 10);
  });

  it.each<[string, () => ResourceFilters]>([
    ['nothing', () => ({})],
    ['a type', () => ({ type: [types[0] ?? ''] })],
    ['a type, an account and a region', () => ({ type: [types[1] ?? ''], account: [account], region: ['eu-west-1'] })],
    ['findings', () => ({ findings: 'with' })],
  ])('counts under %s read no resource', async (_, filters) => {
    const { nodes } = await withOrg(orgId, ({ sql }) =>
      explain(sql, countsQuery(sql, readerOf(orgId), filters(), { words: [], rare: null })),
    );
    expect(nodes.flatMap(({ relation }) => relation ?? [])).toEqual(['resource_counts']);
  });
});
