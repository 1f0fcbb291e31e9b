import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { takeOwnDatabase } from '@/scripts/test/own-database';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { fillResources } from '@/server/inventory/testing/many-resources';
import { makeOrganization } from '@/server/test/organization';
import { graphBounds } from './constants';
import { relationsIn } from './list';
import { type StoredEnd, stepFrom } from './neighbours';
import { edgeKinds } from './types';

afterAll(async () => {
  await closeDatabase();
});

const hub = 'arn:aws:iam::aws:policy/Hub';

/** Relations of a kind are counted to ten thousand, of which there are 6,000 of one and 12,000 of the other; and then comes a page. */
const counted = 10_400;

/** What PostgreSQL reads for relations, as the app's role under row-level security, beside another organization that has as many. */
describe('reads of relations', () => {
  let orgId: OrgId;

  beforeAll(async () => {
    // What the planner knows of the tables is then what is in them here, and not what other suites have left.
    const owner = postgres(await takeOwnDatabase(inject('databaseUrls').owner), { max: 1, onnotice: () => {} });
    for (const mine of [await makeOrganization(), await makeOrganization()]) {
      await fillResources(owner, { orgId: mine, accounts: 5, resources: 6_000 });
      // Each leads to the next and, twice, to one that all lead to.
      await owner`
        insert into resource_edges (org_id, aws_account_id, resource_id, kind, to_arn, via)
        select org_id, aws_account_id, id, 'in-subnet', lead(arn, 1, arn) over (order by id), '' from resources where org_id = ${mine}
        union all select org_id, aws_account_id, id, 'allowed-by', ${hub}, via from resources, unnest(array['a', 'b']) via where org_id = ${mine}`;
      orgId = mine;
    }
    await owner`analyze resources, resource_edges, aws_accounts`;
    await owner.end();
  });

  interface Read {
    table: string;
    scans: number;
    rows: number;
  }

  /** Rows and whole readings of tables in one transaction, as PostgreSQL counts them. */
  const readsOf = (work: (sql: postgres.TransactionSql, ends: StoredEnd[]) => Promise<unknown>): Promise<Read[]> =>
    withOrg(orgId, async ({ sql }) => {
      const ends = await sql<StoredEnd[]>`
        select id, arn, type, label, region, aws_account_id, '' as account_id, open_findings from resources
        where org_id = ${orgId} order by id limit 20 offset 100`;
      const counts = () => sql<Read[]>`
        select relname as table, seq_scan::int as scans, (seq_tup_read + idx_tup_fetch)::int as rows from pg_stat_xact_user_tables
        where relname in ('resource_edges', 'resources') order by 1`;
      const before = await counts();
      await work(sql, ends);
      return (await counts()).map(({ table, scans, rows }) => {
        const was = before.find((each) => each.table === table);
        return { table, scans: scans - (was?.scans ?? 0), rows: rows - (was?.rows ?? 0) };
      });
    });
  const asked = () => ({ orgId, kinds: edgeKinds, preferredAccount: '' });

  it.each(['out', 'in', 'both'] as const)('a step %s from twenty resources reads what it shows', async (direction) => {
    const reads = await readsOf((sql, ends) => stepFrom(sql, { ...asked(), direction }, ends));
    expect(reads.map(({ scans }) => scans)).toEqual([0, 0]);
    // Some 80 relations and their ends.
    for (const { rows } of reads) expect(rows).toBeLessThan(400);
  });

  it('a step to what everything leads to reads as many as are shown of a kind', async () => {
    const end = { id: '0', arn: hub, type: 'T', label: '', region: '', aws_account_id: '', account_id: '', open_findings: 0 };
    const reads = await readsOf((sql) => stepFrom(sql, { ...asked(), direction: 'in' }, [end]));
    expect(reads.map(({ scans }) => scans)).toEqual([0, 0]);
    for (const { rows } of reads) expect(rows).toBeLessThan(4 * (graphBounds.perKind + 1));
  });

  it.each([
    ['of a resource', (arn: string) => ({ from: arn }), 60],
    ['to a resource', (arn: string) => ({ to: arn }), 60],
    ['of a kind to what everything leads to', () => ({ to: hub, kinds: ['allowed-by' as const] }), counted],
    ['of a kind', () => ({ kinds: ['in-subnet' as const] }), counted],
  ])('a page of relations %s reads no table whole, and little beyond its rows', async (_, filters, atMost) => {
    const reads = await readsOf((sql, [end]) => relationsIn(sql, { orgId, accountIds: null }, filters(end?.arn ?? ''), 50));
    expect(reads.map(({ scans }) => scans)).toEqual([0, 0]);
    for (const { rows } of reads) expect(rows).toBeLessThan(atMost);
  });
});
