import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { makeOrganization, readerOf } from '@/server/test/organization';
import { findingSorts } from './constants';
import { listFindings } from './data';
import { fillFindings } from './testing/many-findings';

const owner = postgres(inject('databaseUrls').owner, { max: 1, onnotice: () => {} });

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

describe('pages of findings', () => {
  let orgId: OrgId;
  beforeAll(async () => {
    orgId = await makeOrganization();
    await fillFindings(owner, { orgId, accounts: 3, verdicts: 90 });
    // Many ties in every column that lists sort by.
    await withOrg(
      orgId,
      ({ sql }) =>
        sql`update verdicts set changed_at = date_trunc('month', changed_at), first_seen_at = date_trunc('year', first_seen_at), resource_id = 'r-' || id % 5 where org_id = ${orgId}`,
    );
  });

  it.each(findingSorts)('sorted by %s hold every finding once, in the order of the whole', async (sort) => {
    const all = (await listFindings(readerOf(orgId), { sort, limit: 200 })).rows.map(({ id }) => id);
    const walked: string[] = [];
    for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
      const page = await listFindings(readerOf(orgId), { sort, cursor, limit: 7 });
      walked.push(...page.rows.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(walked).toEqual(all);
    expect(new Set(walked).size).toBe(63);
  });
});
