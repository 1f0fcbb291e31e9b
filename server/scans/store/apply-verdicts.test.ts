import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { triageSettings } from '@/drizzle/schema/triage';
import type { VerdictRecord } from '@/server/checks/judge';
import { closeDatabase, withOrg } from '@/server/db';
import { fillFindings } from '@/server/findings/testing/many-findings';
import { makeOrganization } from '@/server/test/organization';
import { type MadeScan, makeScan } from '../testing/make-scan';
import { applyVerdicts } from './apply-verdicts';
import { analyseStaging, stageJudged, stageVerdicts, withStaging } from './staging';

const owner = postgres(inject('databaseUrls').owner, { max: 1, onnotice: () => {} });
const checkId = 'ec2/instance-imdsv2-required';
const region = 'eu-west-1';

afterAll(async () => {
  await owner.end();
  await closeDatabase();
});

const verdict = (id: string, more: Partial<VerdictRecord> = {}): VerdictRecord => ({
  checkId,
  arn: `arn:aws:ec2:${region}:111111111111:instance/${id}`,
  subKey: '',
  resourceType: 'AWS::EC2::Instance',
  resourceId: id,
  resourceName: null,
  service: 'ec2',
  region,
  severity: 'high',
  status: 'fail',
  summary: `${id} answers without a token`,
  evidence: { tokens: 'optional' },
  ...more,
});

/** What one unit yields, written as a scan writes it; returns what `ask` says before its transaction ends. */
const write = <T>(place: MadeScan, records: VerdictRecord[], now: string, ask: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> =>
  withStaging(place.orgId, async (connection) => {
    await stageVerdicts(connection, records);
    await stageJudged(connection, [{ checkId, region, unknown: null }]);
    await analyseStaging(connection);
    return connection.transaction(async (sql) => {
      await applyVerdicts(sql, { ...place, now });
      return ask(sql);
    });
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
  const due = await write(
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
  const words = await write(
    await makeScan(),
    [verdict('shop\uFFFD', { resourceName: 'shop\0' })],
    '2026-11-01T00:00:00Z',
    (sql) => sql`select token from verdict_tokens where token like 'shop%' order by 1`,
  );
  expect(words.map(({ token }) => token)).toEqual(['shop', 'shop\uFFFD']);
});

it('takes the words of a verdict along when it goes', async () => {
  const place = await makeScan();
  await write(place, [verdict('i-gone')], '2026-11-01T00:00:00Z', async () => undefined);
  const left = await withOrg(place.orgId, async ({ sql }) => {
    await sql`delete from verdicts where org_id = ${place.orgId}`;
    return sql`select token from verdict_tokens where org_id = ${place.orgId}`;
  });
  expect(left).toHaveLength(0);
});

describe('beside organizations that have many, of which PostgreSQL has statistics', () => {
  /** Pages of verdicts and of their indexes that this transaction has read. */
  const pagesRead = async (sql: postgres.TransactionSql): Promise<number> => {
    const [row] = await sql<{ pages: number }[]>`
      select sum(pg_stat_get_xact_blocks_fetched(part))::int as pages
      from (select indexrelid as part from pg_index where indrelid = 'verdicts'::regclass union select 'verdicts'::regclass) parts`;
    return row?.pages ?? 0;
  };

  beforeAll(async () => {
    for (const orgId of [await makeOrganization(), await makeOrganization()]) {
      await fillFindings(owner, { orgId, accounts: 5, verdicts: 40_000 });
      // As long as ARNs are, so that their indexes are higher than the others.
      await owner`update verdicts set arn = 'arn:aws:ec2:eu-central-1:111111111111:network-interface/eni-' || lpad(id::text, 17, '0') where org_id = ${orgId}`;
    }
    await owner`vacuum analyze verdicts`;
  });

  it('each new verdict costs the same, however many come at once', async () => {
    const pagesFor = async (count: number) =>
      (await write(
        await makeScan(),
        Array.from({ length: count }, (_, n) => verdict(`i-${n}`)),
        '2026-11-01T00:00:00Z',
        pagesRead,
      )) / count;
    const few = await pagesFor(200);
    expect(await pagesFor(6_000)).toBeLessThan(1.5 * few);
  });
});
