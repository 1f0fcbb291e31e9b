import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { closeDatabase, withOrg } from '@/server/db';
import { refreshFacets } from '@/server/findings/rollups';
import { fillFindings } from '@/server/findings/testing/many-findings';
import type { OrgId } from '@/server/ids';
import { refreshOpenFindings, refreshTagCounts } from '@/server/inventory/counts';
import { fillResources } from '@/server/inventory/testing/many-resources';
import { makeOrganization } from '@/server/test/organization';
import { withoutForeignKeys } from '@/server/test/without-foreign-keys';

const owner = postgres(inject('databaseUrls').owner, { max: 1, onnotice: () => {} });
const many = 3_000;

let orgId: OrgId;
let account: string;

beforeAll(async () => {
  for (let others = 0; others < 3; others += 1) {
    const [one, other] = [await makeOrganization(), await makeOrganization()];
    await withoutForeignKeys(owner, async (sql) => {
      await fillFindings(sql, { orgId: one, accounts: 5, verdicts: 10_000 });
      await fillResources(sql, { orgId: other, accounts: 5, resources: 5_000 });
    });
  }
  await owner`vacuum analyze verdicts, resources, resource_tags`;
  // Only now, so that PostgreSQL's statistics do not know it.
  orgId = await makeOrganization();
  [account = ''] = await fillFindings(owner, { orgId, accounts: 1, verdicts: many });
  await owner`
    insert into resources (org_id, aws_account_id, service, type, region, unit_region, arn, resource_id, name, tags, config, gaps, hash, first_seen_at, changed_at)
    select org_id, aws_account_id, 'ec2', 'AWS::EC2::Instance', region, region, arn, resource_id, null, '{"team":"a"}', '{}', '[]', 'h', now(), now()
    from verdicts where org_id = ${orgId}`;
  await owner`insert into resource_tags (org_id, resource_id, key, value) select org_id, id, 'team', 'a' from resources where org_id = ${orgId}`;
});

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

it.each([
  ['open findings of each resource', refreshOpenFindings],
  ['tags', refreshTagCounts],
  ['facets', refreshFacets],
])('counting %s of an account that statistics do not know reads each of its rows a few times', async (_, count) => {
  const rowsRead = await withOrg(orgId, async ({ sql }) => {
    await count(sql, orgId, account);
    const [row] = await sql<{ n: number }[]>`
      select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as n from pg_stat_xact_user_tables
      where relname in ('verdicts', 'resources', 'resource_tags')`;
    return row?.n ?? 0;
  });
  expect(rowsRead).toBeGreaterThanOrEqual(many);
  // What others have may be read once, as a whole; each of its rows with each other one may not.
  expect(rowsRead).toBeLessThan(many ** 2 / 4);
});
