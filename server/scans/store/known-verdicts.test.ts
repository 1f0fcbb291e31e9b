import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import type { VerdictRecord } from '@/server/checks/judge';
import { closeDatabase, withOrg } from '@/server/db';
import { type MadeScan, makeScan } from '../testing/make-scan';
import { checkId, region, verdict } from '../testing/write-verdicts';
import { applyVerdicts } from './apply-verdicts';
import { type JudgedPlace, KnownVerdicts } from './known-verdicts';
import { analyseStaging, type JudgedRow, stageJudged, stageVerdicts, withStaging } from './staging';

afterAll(closeDatabase);

const checkIds = [checkId, 'ec2/ebs-default-encryption'];
const regions = [region, 'us-east-1'];
const places: JudgedPlace[] = checkIds.flatMap((id) => regions.map((each) => ({ checkId: id, region: each })));
const unknown = { summary: 'ec2:DescribeInstances was denied', evidence: { operation: 'ec2:DescribeInstances' } };

const complete: JudgedRow[] = places.map((each) => ({ ...each, unknown: null }));

interface Round {
  judged: JudgedRow[];
  records: VerdictRecord[];
}

/** Writes what a round says of the places. @returns how many verdicts were staged */
async function write(place: MadeScan, { judged, records }: Round, now: string, known?: KnownVerdicts): Promise<number> {
  return withStaging(place.orgId, async (connection) => {
    // In two pages, as they come.
    const half = Math.ceil(records.length / 2);
    await stageVerdicts(connection, records.slice(0, half), known);
    await stageVerdicts(connection, records.slice(half), known);
    known?.settle(places.slice(2));
    await stageJudged(connection, judged);
    await analyseStaging(connection);
    return connection.transaction(async (sql) => {
      const [staged] = await sql<{ n: number }[]>`select count(*)::int as n from staged_verdicts`;
      await applyVerdicts(sql, { ...place, now }, known);
      return staged?.n ?? -1;
    });
  });
}

/** All that is stored of an account's verdicts, but for numbers that the database gives. */
const everything = ({ orgId }: MadeScan) =>
  withOrg(
    orgId,
    ({ sql }) => sql`
      select v.check_id, v.arn, v.sub_key, v.resource_id, v.resource_name, v.region, v.severity, v.status, v.finding, v.hash, v.first_seen_at::text,
        v.opened_at::text, v.changed_at::text, v.due_at::text, v.reopened_count, d.summary, d.evidence,
        array(select t.token from verdict_tokens t where t.org_id = v.org_id and t.verdict_id = v.id order by 1) as words,
        array(select c.kind || ' ' || c.at::text || ' ' || (c.data ->> 'summary') from changes c where c.org_id = v.org_id and c.verdict_id = v.id order by 1) as told
      from verdicts v join verdict_details d on d.org_id = v.org_id and d.verdict_id = v.id
      where v.org_id = ${orgId} order by v.check_id, v.arn, v.sub_key`,
  );

const record = fc
  .record({
    check: fc.constantFrom(...checkIds),
    // The last is of no region, as that of a bucket, and may be found in another one later.
    thing: fc.constantFrom('i-1', 'i-2', 'i-3\u0000\ud800', 'i-\u001f4', '*', 'bucket-🪣'),
    part: fc.constantFrom('', 'tcp/22', 'tcp\u001f/23'),
    // Two things may have the same id: a user and a group.
    kind: fc.constantFrom('instance', 'host'),
    region: fc.constantFrom(...regions),
    status: fc.constantFrom('pass', 'fail', 'fail', 'not-applicable', 'unknown', 'excluded') as fc.Arbitrary<VerdictRecord['status']>,
    severity: fc.constantFrom('high', 'low') as fc.Arbitrary<VerdictRecord['severity']>,
    said: fc.constantFrom('one thing', 'another'),
  })
  .map(({ check, thing, part, kind, region: place, status, severity, said }) =>
    verdict(thing, {
      checkId: check,
      arn:
        thing.startsWith('bucket') || thing === '*'
          ? `arn:aws:s3:::${thing}${thing === '*' ? place : ''}`
          : `arn:aws:ec2:${place}:1:${kind}/${thing}`,
      // What is excluded is so as a whole.
      subKey: status === 'excluded' || thing === '*' ? '' : part,
      region: place,
      status: thing === '*' ? 'unknown' : status,
      severity,
      summary: `${status} for ${said}`,
      evidence: status === 'fail' ? { said } : null,
    }),
  );
const keyOf = ({ checkId: id, arn, subKey }: VerdictRecord) => [id, arn.replace(/[\0\ud800]/g, '?'), subKey].join(' ');
const isAside = (records: readonly VerdictRecord[], each: VerdictRecord) =>
  each.status !== 'excluded' &&
  records.some(({ status, checkId: id, arn }) => status === 'excluded' && id === each.checkId && arn === each.arn);
const round: fc.Arbitrary<Round> = fc.record({
  records: fc.uniqueArray(record, { selector: keyOf, maxLength: 24 }).map((records) => records.filter((each) => !isAside(records, each))),
  judged: fc
    .array(fc.boolean(), { minLength: places.length, maxLength: places.length })
    .map((missed) => places.map((each, at) => ({ ...each, unknown: missed[at] && missed[at - 1] !== true ? unknown : null }))),
});

/** Writes the rounds for two accounts, of one of which it is known what is stored, and compares what that comes to. */
async function compare(rounds: readonly Round[]): Promise<void> {
  const [one, twin] = [await makeScan(), await makeScan()];
  for (const [nth, given] of rounds.entries()) {
    const now = `2026-11-0${nth + 1}T00:00:00Z`;
    // Of the last place it is not read what is stored.
    await write(one, given, now, await new KnownVerdicts(one).read(places.slice(0, -1)));
    await write(twin, given, now);
    expect(await everything(one)).toEqual(await everything(twin));
  }
}

/** Most of what was said before is said again, as of most accounts. */
function sayAgain(rounds: readonly Round[], chance: readonly number[]): Round[] {
  let before: readonly VerdictRecord[] = [];
  return rounds.map(({ judged, records }) => {
    const again = before.filter((_, at) => (chance[at % chance.length] ?? 0) % 4 > 0);
    const keys = new Set(again.map(keyOf));
    const all = [...again, ...records.filter((each) => !keys.has(keyOf(each)))];
    before = all.filter((each) => !isAside(all, each));
    return { judged, records: [...before] };
  });
}

it('leaves the same behind as comparing all of it does, whatever is said, and said again', async () => {
  const chance = fc.array(fc.nat(), { minLength: 8, maxLength: 8 });
  const many = fc.array(round, { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(many, chance, (rounds, repeats) => compare(sayAgain(rounds, repeats))),
    { numRuns: 30 },
  );
});

it('keeps the parts of a resource aside that is excluded again', async () => {
  const part = verdict('i-1', { subKey: 'tcp/22' });
  const aside = verdict('i-1', { status: 'excluded', summary: 'Excluded by a tag' });
  await compare([[part], [aside], [aside], [part]].map((records) => ({ judged: complete, records })));
});

const some = (count: number, more: Partial<VerdictRecord> = {}) => Array.from({ length: count }, (_, n) => verdict(`i-${n}`, more));

it('tells things apart that have the same id', async () => {
  const [one, other] = [verdict('i-1'), verdict('i-1', { arn: `arn:aws:ec2:${region}:111111111111:host/i-1` })];
  await compare([[one], [other, one], [other, one], [other]].map((records) => ({ judged: complete, records })));
});

it('stages what differs, and counts what fails among all that is given', async () => {
  const place = await makeScan();
  await write(place, { judged: complete, records: some(500) }, '2026-11-01T00:00:00Z');
  const known = await new KnownVerdicts(place).read(places);
  const passed = verdict('i-7', { status: 'pass', summary: 'i-7 asks for a token' });
  // One is gone, one passes, and one came.
  const records = [...some(499).map((each) => (each.resourceId === 'i-7' ? passed : each)), verdict('i-new')];
  expect(await write(place, { judged: complete, records }, '2026-11-02T00:00:00Z', known)).toBe(2);
  expect(places.map((each) => known.failing(each))).toEqual([498, 0, 0, 0]);
  const now = (await everything(place)).filter(({ changed_at }) => String(changed_at).startsWith('2026-11-02'));
  expect(now.map(({ resource_id, finding }) => [resource_id, finding])).toEqual([
    ['i-499', 'resolved'],
    ['i-7', 'resolved'],
    ['i-new', 'open'],
  ]);
});

it('writes nothing by what no longer stands', async () => {
  const place = await makeScan();
  await write(place, { judged: complete, records: some(3) }, '2026-11-01T00:00:00Z');
  const known = await new KnownVerdicts(place).read(places);
  await write(place, { judged: complete, records: some(3, { status: 'pass', summary: 'fine now' }) }, '2026-11-02T00:00:00Z');
  const stands = await everything(place);
  await expect(write(place, { judged: complete, records: some(3) }, '2026-11-03T00:00:00Z', known)).rejects.toThrow(
    'changed while they were judged',
  );
  expect(await everything(place)).toEqual(stands);
});
