import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { catalogueFingerprint } from '@/server/checks/fingerprint';
import { closeDatabase, withOrg } from '@/server/db';
import { refreshFacets } from '@/server/findings/rollups';
import type { OrgId } from '@/server/ids';
import { limitPerson, makeOrganization, makePerson, readerOf } from '@/server/test/organization';
import { getFramework, getRequirementByAccount, listFrameworks } from './data';
import { readStanding } from './read-standing';
import { recordScores } from './scores/record-scores';
import { judgedAccount, type TestVerdict } from './testing/judged-account';

afterAll(closeDatabase);

let orgId: OrgId;
beforeEach(async () => {
  orgId = await makeOrganization();
});

/** CIS 5.0 1.3 is served by one check: the root user has no access key. */
const rootKey = 'iam/root-no-access-keys';
const root = (status: TestVerdict['status'], muted?: TestVerdict['muted']): TestVerdict => ({
  check: rootKey,
  status,
  ...(muted ? { muted } : {}),
});

async function stateOf(accountId?: string) {
  const { rows } = await getFramework(readerOf(orgId), 'cis-5.0', { accountId });
  const row = rows.find(({ id }) => id === '1.3');
  if (!row) throw new Error('there is no 1.3');
  expect(row.checks.map(({ id }) => id)).toEqual([rootKey]);
  return row;
}

describe('a requirement of one account', () => {
  const someone = '5d7f8f4e-6a1f-4bf5-9a55-3a5c1c0d9e10';
  const mute = (until?: Date) => ({ reason: 'known', by: someone, ...(until ? { until } : {}) });
  it.each<[string, TestVerdict[], string, string[]]>([
    ['passes when its check passed', [root('pass')], 'pass', []],
    ['fails with one failure among passes', [root('pass'), root('fail')], 'fail', []],
    ['is unknown when something was not seen', [root('pass'), root('unknown')], 'unknown', ['unseen']],
    ['is excepted when its failure is muted', [root('fail', mute())], 'excepted', []],
    ['fails when the mute has ended since it was counted', [root('fail', mute(new Date(Date.now() - 1000)))], 'fail', []],
    ['has nothing to judge without a verdict', [], 'not-applicable', []],
  ])('%s', async (_, verdicts, state, doubts) => {
    await judgedAccount(orgId, verdicts);
    expect(await stateOf()).toMatchObject({ state, doubts });
  });

  it('is unknown where no scan has covered everything, whatever passed', async () => {
    await judgedAccount(orgId, [root('pass')], { wholly: null });
    expect(await stateOf()).toMatchObject({ state: 'unknown', doubts: ['not-run'] });
  });

  it('is unknown for a check that the account’s last catalogue did not have, and not for one that it judged', async () => {
    await judgedAccount(orgId, [root('pass')], { wholly: 'an older catalogue' });
    expect(await stateOf()).toMatchObject({ state: 'pass' });
    const { rows } = await getFramework(readerOf(orgId), 'cis-5.0');
    expect(rows.find(({ id }) => id === '1.4')).toMatchObject({ state: 'unknown', doubts: ['not-run'] });
  });
});

describe('over several accounts', () => {
  it('a requirement stands as where it is worst, and each account can be asked for', async () => {
    const good = await judgedAccount(orgId, [root('pass')], { name: 'good' });
    const bad = await judgedAccount(orgId, [root('fail')], { name: 'bad' });
    expect(await stateOf()).toMatchObject({ state: 'fail' });
    expect(await stateOf(good.accountId)).toMatchObject({ state: 'pass' });
    expect(await stateOf(bad.accountId)).toMatchObject({ state: 'fail' });
    const { accounts } = await getRequirementByAccount(readerOf(orgId), 'cis-5.0', '1.3');
    expect(accounts.map(({ account, state }) => [account.name, state])).toEqual([
      ['bad', 'fail'],
      ['good', 'pass'],
    ]);
  });

  it('one that no scan has covered leaves nothing passing', async () => {
    await judgedAccount(orgId, [root('pass')]);
    await judgedAccount(orgId, [], { wholly: null, name: 'half' });
    const { rows, scope } = await getFramework(readerOf(orgId), 'cis-5.0');
    expect(rows.filter(({ state }) => state === 'pass' || state === 'not-applicable')).toEqual([]);
    expect(scope.partlyScanned.map(({ name }) => name)).toEqual(['half']);
  });

  it('one that was never scanned is in no number, and named', async () => {
    await judgedAccount(orgId, [root('pass')]);
    await judgedAccount(orgId, [], { wholly: null, scanned: false, name: 'new' });
    const { frameworks, scope } = await listFrameworks(readerOf(orgId));
    expect(scope).toMatchObject({ accounts: [{ name: 'shop' }], neverScanned: [{ name: 'new' }] });
    expect(frameworks.find(({ id }) => id === 'cis-5.0')?.counts.pass).toBe(1);
  });

  it('who is limited to some accounts sees those only', async () => {
    const mine = await judgedAccount(orgId, [root('pass')], { name: 'mine' });
    const other = await judgedAccount(orgId, [root('fail')], { name: 'other' });
    const { actor } = await limitPerson(await makePerson(orgId, 'viewer'), { [mine.id]: ['accounts:read', 'findings:read'] });
    const { rows, scope, accounts } = await getFramework(actor, 'cis-5.0');
    expect(rows.find(({ id }) => id === '1.3')).toMatchObject({ state: 'pass' });
    expect([...scope.accounts, ...accounts.map(({ account }) => account)].map(({ name }) => name)).toEqual(['mine']);
    await expect(getFramework(actor, 'cis-5.0', { accountId: other.accountId })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('an organization without scans', () => {
  it('has no score that could be taken for one', async () => {
    const { frameworks, scope } = await listFrameworks(readerOf(orgId));
    expect(scope).toMatchObject({ accounts: [], asOf: null });
    for (const { counts, trend, score } of frameworks) {
      expect(counts.pass + counts.notApplicable + counts.attested).toBe(0);
      expect(score === null || score === 0).toBe(true);
      expect(trend).toEqual([]);
    }
  });
});

describe('the trend', () => {
  const day = (n: number) => new Date(Date.now() - n * 86_400_000).toISOString();
  const record = (id: string, at: string) => withOrg(orgId, ({ sql }) => recordScores(sql, { orgId, accountIds: null }, id, at));
  const trendOf = async (accountId?: string) => {
    const { frameworks } = await listFrameworks(readerOf(orgId), { accountId });
    return frameworks.find(({ id }) => id === 'cis-5.0')?.trend.map(({ at, fail }) => [at, fail]);
  };

  it('holds a point where something changed, and ends with what holds now', async () => {
    const account = await judgedAccount(orgId, [root('fail')]);
    await record(account.id, day(30));
    await record(account.id, day(20));
    await withOrg(orgId, async ({ sql }) => {
      await sql`update verdicts set status = 'pass', finding = 'resolved' where org_id = ${orgId}`;
      await refreshFacets(sql, orgId, account.id);
    });
    const changed = day(10);
    await record(account.id, changed);
    for (const trend of [await trendOf(), await trendOf(account.accountId)]) {
      expect(trend?.map(([, fail]) => fail)).toEqual([1, 0, 0]);
      expect(trend?.[1]?.[0]).toBe(changed);
    }
  });

  it('is not rewritten by a scan of the past', async () => {
    const account = await judgedAccount(orgId, [root('pass')]);
    await record(account.id, day(5));
    const before = await trendOf();
    await record((await judgedAccount(orgId, [root('fail')])).id, day(50));
    expect((await trendOf())?.slice(0, -1)).toEqual(before?.slice(0, -1));
  });

  it('survives a repeat of the same instant', async () => {
    const account = await judgedAccount(orgId, [root('fail')]);
    const at = day(3);
    await record(account.id, at);
    await record(account.id, at);
    expect((await trendOf())?.filter(([when]) => when === at)).toHaveLength(1);
  });
});

it('reads no verdict to answer pages', async () => {
  await judgedAccount(orgId, [root('fail'), root('pass')]);
  await judgedAccount(orgId, [root('pass')], { wholly: catalogueFingerprint() });
  const read = () =>
    withOrg(orgId, async ({ sql }) => {
      const before = await readSoFar(sql);
      await readStanding(sql, { orgId, accountIds: null }, null);
      return [before, await readSoFar(sql)];
    });
  const [before, after] = await read();
  expect(after).toBe(before);
});

async function readSoFar(sql: Parameters<Parameters<typeof withOrg>[1]>[0]['sql']): Promise<string> {
  const rows = await sql`select seq_tup_read + coalesce(idx_tup_fetch, 0) as rows from pg_stat_xact_user_tables where relname = 'verdicts'`;
  return String(rows[0]?.rows ?? '0');
}
