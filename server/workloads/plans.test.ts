import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closeDatabase, withOrg } from '@/server/db';
import { explain } from '@/server/findings/testing/many-findings';
import type { OrgId } from '@/server/ids';
import { makeOrganization, readerOf } from '@/server/test/organization';
import { listWorkloads, pageQuery } from './data';
import type { WorkloadParams } from './where';
import { whereIs } from './where-is';

const owner = postgres(inject('databaseUrls').owner, { max: 1, onnotice: () => {} });

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

/** Two accounts with so many workloads, every fifth with a vulnerability that all of these share and one of its own. */
async function fill(orgId: string, workloads: number): Promise<string[]> {
  const accounts = await owner<{ id: string }[]>`
    insert into aws_accounts (org_id, account_id, name, kind, status)
    select ${orgId}::uuid, (200000000000 + n)::text, 'Account ' || n, 'sample', 'connected' from generate_series(1, 2) n returning id`;
  const ids = accounts.map(({ id }) => id);
  await owner`
    insert into workloads (org_id, aws_account_id, kind, arn, resource_id, region, rank, rank_max, exposure, exposure_max, vulnerability, vulnerability_max,
      privilege, privilege_max, reach, vulnerability_state, platform_state, summary, hash, first_seen_at, changed_at)
    select ${orgId}::uuid, (${ids}::uuid[])[1 + n % 2], (array['instance', 'function', 'image'])[1 + n % 3], 'arn:' || n, 'i-' || n, 'eu-central-1',
      n % 60, n % 60 + 20, 1, 1, 1, 1, 1, 1, 'internal', 'scanned', 'unknown', '{"related": []}'::jsonb, 'h', now(), now()
    from generate_series(1, ${workloads}::int) n`;
  await owner`
    insert into workload_vulnerabilities (org_id, aws_account_id, workload_id, cve, severity, detail, hash, first_seen_at)
    select w.org_id, w.aws_account_id, w.id, c.cve, 2, '{"packages": [], "sources": []}'::jsonb, 'h', now()
    from workloads w cross join lateral (values ('CVE-2030-0001'), ('CVE-2030-1' || substr(w.resource_id, 3))) c (cve)
    where w.org_id = ${orgId}::uuid and substr(w.resource_id, 3)::int % 5 = 0`;
  return ids;
}

describe('the list of workloads', () => {
  let orgId: OrgId;
  let accounts: string[];
  const workloads = 6_000;

  beforeAll(async () => {
    for (const mine of [await makeOrganization(), await makeOrganization()]) {
      accounts = await fill(mine, workloads);
      orgId = mine;
    }
    await owner`analyze workloads, workload_vulnerabilities, aws_accounts`;
  });

  it.each([
    ['by what they are at least', {}],
    ['by what they may be at most', { sort: 'worst' }],
    ['of one kind', { kind: ['image'] }],
  ] as [string, WorkloadParams][])('comes %s from an index, without sorting and without reading everything', async (_, params) => {
    const { nodes, buffers } = await withOrg(orgId, ({ sql }) => explain(sql, pageQuery(sql, readerOf(orgId), params, 51)));
    expect(nodes.filter(({ type, relation }) => /Sort/.test(type) || (relation === 'workloads' && !/^Index/.test(type)))).toEqual([]);
    expect(buffers).toBeLessThanOrEqual(70);
  });

  it.each(['rank', 'worst'] as const)('tells each workload once over all pages, by %s', async (sort) => {
    const seen: string[] = [];
    const params: WorkloadParams = { sort, account: accounts.slice(0, 1), kind: ['image'], limit: 100 };
    let cursor: string | null = null;
    do {
      const page = await listWorkloads(readerOf(orgId), { ...params, cursor });
      seen.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.length).toBe(workloads / 6);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('tells what changed since', async () => {
    await owner`update workloads set changed_at = now() - interval '3 days' where org_id = ${orgId}::uuid and resource_id <> 'i-77'`;
    const changed = async (since: string) =>
      (await listWorkloads(readerOf(orgId), { since, kind: ['function', 'image', 'instance'], limit: 5 })).total;
    expect([await changed('24h'), await changed('4d')]).toEqual([1, workloads]);
  });

  it('tells where a vulnerability is, over all accounts, page by page', async () => {
    const first = await whereIs(readerOf(orgId), { cve: 'CVE-2030-0001', limit: 100 });
    expect(first).toMatchObject({ total: workloads / 5, totalIsCapped: false });
    expect(new Set(first.rows.map(({ workload }) => workload.account.id)).size).toBe(2);
    const next = await whereIs(readerOf(orgId), { cve: 'CVE-2030-0001', limit: 100, cursor: first.nextCursor });
    const ids = [...first.rows, ...next.rows].map(({ workload }) => workload.id);
    expect(new Set(ids).size).toBe(200);
  });
});
