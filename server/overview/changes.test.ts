import postgres from 'postgres';
import { afterAll, expect, inject, it } from 'vitest';
import { historyLooks } from '@/components/findings/history-looks';
import { closeDatabase, withOrg } from '@/server/db';
import { historyKinds } from '@/server/findings/constants';
import { fillFindings } from '@/server/findings/testing/many-findings';
import { makeOrganization, readerOf } from '@/server/test/organization';
import { getOverview } from './data';

const owner = postgres(inject('databaseUrls').owner, { max: 1, onnotice: () => {} });

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

it('tells everything that happens to findings, in words that the page has, and nothing that it has none for', async () => {
  const orgId = await makeOrganization();
  await fillFindings(owner, { orgId, accounts: 1, verdicts: 10 });
  await withOrg(orgId, async ({ sql }) => {
    await sql`delete from changes where org_id = ${orgId}`;
    for (const kind of [...historyKinds, 'of-a-later-release'])
      await sql`
        insert into changes (org_id, at, kind, verdict_id, aws_account_id, check_id, severity)
        select org_id, now(), ${`finding.${kind}`}, id, aws_account_id, check_id, severity from verdicts where org_id = ${orgId} limit 1`;
  });
  const { changes } = await getOverview(readerOf(orgId));
  expect(changes.map(({ kind }) => kind).sort()).toEqual([...historyKinds].sort());
  for (const { kind } of changes) expect(historyLooks[kind]?.word).toBeTruthy();
});
