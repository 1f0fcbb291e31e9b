import postgres from 'postgres';
import { afterAll, expect, inject, it } from 'vitest';
import { historyLooks } from '@/components/findings/history-looks';
import { closeDatabase, withOrg } from '@/server/db';
import { historyKinds } from '@/server/findings/constants';
import { fillFindings } from '@/server/findings/testing/many-findings';
import type { OrgId } from '@/server/ids';
import { makeOrganization, readerOf } from '@/server/test/organization';
import { getOverview } from './data';

const owner = postgres(inject('databaseUrls').owner, { max: 1, onnotice: () => {} });

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

/** An organization with one finding of which this happened, the last of it just now. */
async function organizationWith(kinds: readonly string[]): Promise<OrgId> {
  const orgId = await makeOrganization();
  await fillFindings(owner, { orgId, accounts: 1, verdicts: 10 });
  await withOrg(orgId, async ({ sql }) => {
    await sql`delete from changes where org_id = ${orgId}`;
    await sql`
      insert into changes (org_id, at, kind, verdict_id, aws_account_id, check_id, severity)
      select v.org_id, now() - (interval '1 minute' * (${kinds.length} - k.place)), 'finding.' || k.kind, v.id, v.aws_account_id, v.check_id, v.severity
      from (select * from verdicts where org_id = ${orgId} limit 1) v, unnest(${kinds as string[]}::text[]) with ordinality k (kind, place)`;
  });
  return orgId;
}
const kindsTold = async (orgId: OrgId) => (await getOverview(readerOf(orgId))).changes.map(({ kind }) => kind);

it('tells everything that happens to findings, in words that the page has, and nothing that it has none for', async () => {
  const told = await kindsTold(await organizationWith([...historyKinds, 'of-a-later-release']));
  expect(told).toEqual(historyKinds.filter((kind) => kind !== 'due-near').reverse());
  for (const kind of [...told, 'due-near'] as const) expect(historyLooks[kind]?.word).toBeTruthy();
});

it('does not lose what happened behind deadlines that came near, and tells of those where there is nothing else', async () => {
  const deadlines = Array.from({ length: 100 }, () => 'due-near');
  expect(await kindsTold(await organizationWith(['opened', 'resolved', ...deadlines]))).toEqual(['resolved', 'opened']);
  expect(new Set(await kindsTold(await organizationWith(deadlines)))).toEqual(new Set(['due-near']));
});
