import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { triageSettings } from '@/drizzle/schema/triage';
import { closeDatabase, withOrg } from '@/server/db';
import { fillFindings } from '@/server/findings/testing/many-findings';
import { makeOrganization } from '@/server/test/organization';
import { withoutForeignKeys } from '@/server/test/without-foreign-keys';
import { makeScan } from '../testing/make-scan';
import { pagesRead, verdict, writeVerdicts } from '../testing/write-verdicts';

const owner = postgres(inject('databaseUrls').owner, { max: 1, onnotice: () => {} });
afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

it('gives a finding the date that it is due with its first transaction', async () => {
  const place = await makeScan();
  const days = { criticalDays: 2, highDays: 10, lowDays: null, nearDays: 1, exceptionsNeedApproval: false, exceptionMaxDays: 90 };
  await withOrg(place.orgId, (tx) => tx.insert(triageSettings).values({ ...days, orgId: place.orgId }));
  const records = [
    verdict('i-high'),
    verdict('i-critical', { severity: 'critical' }),
    verdict('i-low', { severity: 'low' }),
    verdict('i-pass', { status: 'pass' }),
  ];
  const due = await writeVerdicts(
    place,
    records,
    '2026-11-01T00:00:00Z',
    (sql) => sql`select resource_id as id, extract(day from due_at - '2026-11-01T00:00:00Z')::int as days from verdicts order by 1`,
  );
  expect(Object.fromEntries(due.map(({ id, days }) => [id, days > 1_000 ? 'never' : days]))).toEqual({
    'i-critical': 2,
    'i-high': 10,
    'i-low': 'never',
    'i-pass': 'never',
  });
});

it('keeps a word once that differs only in what the database cannot hold', async () => {
  const words = await writeVerdicts(
    await makeScan(),
    [verdict('shop\uFFFD', { resourceName: 'shop\0' })],
    '2026-11-01T00:00:00Z',
    (sql) => sql`select token from verdict_tokens where token like 'shop%' order by 1`,
  );
  expect(words.map(({ token }) => token)).toEqual(['shop', 'shop\uFFFD']);
});

it('finds a verdict again whose resource is in another region now, which is all that was judged', async () => {
  const place = await makeScan();
  const read = () =>
    withOrg(
      place.orgId,
      ({ sql }) => sql`
        select v.region, v.status, v.finding, array(select c.kind from changes c where c.org_id = v.org_id and c.verdict_id = v.id order by c.at) as told
        from verdicts v where v.org_id = ${place.orgId}`,
    );
  await writeVerdicts(place, [verdict('bucket')], '2026-11-01T00:00:00Z', async () => undefined);
  await writeVerdicts(place, [verdict('bucket', { region: 'us-east-1' })], '2026-11-02T00:00:00Z', async () => undefined, 'us-east-1');
  expect(await read()).toEqual([{ region: 'us-east-1', status: 'fail', finding: 'open', told: ['finding.opened'] }]);
  const passed = verdict('bucket', { region: 'us-east-1', status: 'pass', summary: 'bucket asks for a token' });
  await writeVerdicts(place, [passed], '2026-11-03T00:00:00Z', async () => undefined, 'us-east-1');
  expect(await read()).toEqual([
    { region: 'us-east-1', status: 'pass', finding: 'resolved', told: ['finding.opened', 'finding.resolved'] },
  ]);
});

it('takes the words of a verdict along when it goes', async () => {
  const place = await makeScan();
  await writeVerdicts(place, [verdict('i-gone')], '2026-11-01T00:00:00Z', async () => undefined);
  const left = await withOrg(place.orgId, async ({ sql }) => {
    await sql`delete from verdicts where org_id = ${place.orgId}`;
    return sql`select token from verdict_tokens where org_id = ${place.orgId}`;
  });
  expect(left).toHaveLength(0);
});

describe('beside organizations that have many, of which PostgreSQL has statistics', () => {
  beforeAll(async () => {
    for (const orgId of [await makeOrganization(), await makeOrganization()]) {
      await withoutForeignKeys(owner, (sql) => fillFindings(sql, { orgId, accounts: 5, verdicts: 40_000 }));
      // As long as ARNs are, so that their indexes are higher than the others.
      await owner`update verdicts set arn = 'arn:aws:ec2:eu-central-1:111111111111:network-interface/eni-' || lpad(id::text, 17, '0') where org_id = ${orgId}`;
    }
    await owner`vacuum analyze verdicts`;
  });

  it('each new verdict costs the same, however many come at once', async () => {
    const pagesFor = async (count: number) =>
      (await writeVerdicts(
        await makeScan(),
        Array.from({ length: count }, (_, n) => verdict(`i-${n}`)),
        '2026-11-01T00:00:00Z',
        (sql) => pagesRead(sql, 'verdicts'),
      )) / count;
    const few = await pagesFor(200);
    expect(await pagesFor(6_000)).toBeLessThan(1.5 * few);
  });
});
