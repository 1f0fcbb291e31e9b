import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SampleCloud } from '@/sample-cloud/start';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { connectSample } from '@/server/scans/testing/sample-target';
import { limitPerson, makePerson, type Person } from '@/server/test/organization';
import { checkBudgets } from '../budgets/check-budgets';
import { createBudget, deleteBudget, updateBudget } from '../budgets/mutations';
import { giveFeedback } from '../detect/data';
import { storeAnomalies } from '../detect/store-anomalies';
import { listAnomalies, listBudgets } from '../lists';
import { money, sumOf } from '../money';
import { budgetSchema } from '../schema';
import { refreshOnce, startBilledCloud } from '../testing/cost-target';
import { costBreakdown } from './breakdown';
import { withCosts } from './context';
import { costSummary } from './summary';
import { costTrends, projectMonth } from './trends';

const sandbox = '777788889999';
const now = new Date('2026-11-20T06:00:00Z');
const gpu = 'Amazon Elastic Compute Cloud - Compute';

let cloud: SampleCloud;
let orgId: OrgId;
let awsAccountId: string;
let admin: Person;
beforeAll(async () => {
  cloud = await startBilledCloud(now);
  ({ orgId, awsAccountId } = await connectSample(sandbox));
  admin = await makePerson(orgId);
  await refreshOnce({ orgId, awsAccountId }, now);
});
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});

const daily = { days: 30, granularity: 'DAILY' as const };

describe('the summary', () => {
  it('has inclusive dates, parts that add up to the total, and says which days still grow', async () => {
    const summary = await costSummary(admin.actor, daily);
    expect(summary).toMatchObject({
      state: 'fetched',
      unit: 'USD',
      startDate: '2026-10-22',
      endDate: '2026-11-20',
      partialFrom: '2026-11-19',
      isWhole: true,
    });
    expect(summary.dailyCosts).toHaveLength(30);
    const total = money(summary.totalAmount ?? '0');
    expect(sumOf(summary.dailyCosts.map(({ amount }) => money(amount))).equals(total)).toBe(true);
    expect(sumOf(summary.breakdown.map(({ amount }) => money(amount))).equals(total)).toBe(true);
    expect(sumOf((summary.recordTypes ?? []).map(({ amount }) => money(amount))).equals(total)).toBe(true);
  });

  it('expects no month to end below what it has cost already, nor to lie below that with any likelihood', async () => {
    const { dailyCosts } = await costSummary(admin.actor, { ...daily, from: '2026-11-01', to: '2026-11-20' });
    const billed = sumOf(dailyCosts.map(({ amount }) => money(amount)));
    // The last day: all that is to come is what the days that still grow usually cost.
    const projected = await withCosts(admin.actor, undefined, (context) =>
      projectMonth({ ...context, reach: { ...context.reach, completeThrough: '2026-11-05' } }, {}, '2026-11-20'),
    );
    expect(projected).not.toBeNull();
    for (const amount of [projected?.amount, projected?.interval.lower, projected?.interval.upper])
      expect(money(amount ?? '0').toNumber()).toBeGreaterThanOrEqual(money(billed.toFixed(2)).toNumber());
  });

  it('has one entry a month with MONTHLY, the same total, and any period', async () => {
    const monthly = await costSummary(admin.actor, { days: 90, granularity: 'MONTHLY' });
    expect(monthly.dailyCosts.map(({ date }) => date)).toEqual(['2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01']);
    expect(monthly.totalAmount).toBe((await costSummary(admin.actor, { days: 90, granularity: 'DAILY' })).totalAmount);
    const october = await costSummary(admin.actor, { ...daily, from: '2026-10-01', to: '2026-10-31' });
    expect(october).toMatchObject({ startDate: '2026-10-01', endDate: '2026-10-31', partialFrom: null });
    expect(october.dailyCosts).toHaveLength(31);
  });

  it('narrows to a service, and refuses names that nothing was ever billed under', async () => {
    const one = await costSummary(admin.actor, { ...daily, service: gpu });
    expect(one.breakdown.map(({ service }) => service)).toEqual([gpu]);
    await expect(costSummary(admin.actor, { ...daily, service: 'EC2' })).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    await expect(costSummary(admin.actor, { ...daily, accountId: '123456789012' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(costSummary(admin.actor, { ...daily, from: '2026-11-02', to: '2026-11-01' })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    await expect(costSummary(admin.actor, { ...daily, service: gpu, region: 'eu-central-1' })).rejects.toThrow(/two of these a request/);
    await expect(costSummary(admin.actor, { ...daily, unit: 'EUR' })).rejects.toThrow(/Nothing is billed in EUR/);
  });
});

describe('trends', () => {
  it('compare complete days with as many before, and foresee the next', async () => {
    const trends = await costTrends(admin.actor, daily);
    expect(trends.current).toMatchObject({ period: '2026-10-20 to 2026-11-18', unit: 'USD' });
    expect(trends.previous).toMatchObject({ period: '2026-09-20 to 2026-10-19', isWhole: true });
    const change = money(trends.current?.amount ?? '0').minus(money(trends.previous?.amount ?? '0'));
    expect(money(trends.trend?.changeAmount ?? '0').equals(change)).toBe(true);
    // A forgotten machine with a graphics card runs since 23 days before.
    expect(trends.trend?.direction).toBe('increase');
    expect(trends.forecast).toMatchObject({ method: 'cost-explorer', period: '2026-11-20 to 2026-12-19' });
    const own = await costTrends(admin.actor, { ...daily, service: gpu });
    expect(own.forecast?.method).toBe('weekday-median');
  });

  it('compare nothing with a past that is not known', async () => {
    const trends = await costTrends(admin.actor, { days: 200, granularity: 'DAILY' });
    expect(trends.trend === null).toBe(trends.previous?.isWhole === false);
    const whole = await costTrends(admin.actor, { days: 60, granularity: 'MONTHLY' });
    expect(whole.current?.period).toBe('2026-09-01 to 2026-10-31');
  });
});

describe('currencies', () => {
  it('are never added up', async () => {
    await withOrg(
      orgId,
      ({ sql }) => sql`
      insert into cost_entries (org_id, source_id, grouping, day, account_id, service, unit, amount, aws_account_id)
      values (${orgId}, ${awsAccountId}, 'service', '2026-11-10', ${sandbox}, ${gpu}, 'CNY', 1000000, ${awsAccountId})`,
    );
    const before = await costSummary(admin.actor, daily);
    expect(before).toMatchObject({ unit: 'USD', otherUnits: ['CNY'] });
    expect(money(before.totalAmount ?? '0').lessThan(10_000)).toBe(true);
    expect((await costSummary(admin.actor, { ...daily, unit: 'CNY' })).totalAmount).toBe('1000000.00');
    await withOrg(orgId, ({ sql }) => sql`delete from cost_entries where org_id = ${orgId} and unit = 'CNY'`);
  });
});

describe('who is limited to some accounts', () => {
  it('sees the cost of these, and of no other', async () => {
    const [other] = await withOrg(
      orgId,
      ({ sql }) => sql<{ id: string }[]>`
      insert into aws_accounts (org_id, account_id, name, kind, status) values (${orgId}, '600000000009', 'Other', 'role', 'connected') returning id`,
    );
    const within = await limitPerson(await makePerson(orgId, 'viewer'), { [awsAccountId]: ['costs:read'] });
    const outside = await limitPerson(await makePerson(orgId, 'viewer'), { [other?.id ?? '']: ['costs:read'] });
    const without = await limitPerson(await makePerson(orgId, 'viewer'), { [awsAccountId]: ['findings:read'] });
    const all = await costSummary(admin.actor, daily);
    expect((await costSummary(within.actor, daily)).totalAmount).toBe(all.totalAmount);
    for (const { actor } of [outside, without]) {
      expect(await costSummary(actor, daily)).toMatchObject({ totalAmount: null, breakdown: [] });
      expect((await listAnomalies(actor, { limit: 50 })).anomalies).toEqual([]);
    }
    await withOrg(orgId, ({ sql }) => sql`delete from aws_accounts where org_id = ${orgId} and id = ${other?.id ?? ''}`);
  });
});

describe('breakdowns', () => {
  it('compare the same number of complete days, and reach usage types', async () => {
    const { breakdown } = await costBreakdown(admin.actor, { ...daily, by: 'usageType', service: gpu });
    expect(breakdown?.rows.map(({ key }) => key)).toContain('BoxUsage:g5.xlarge');
    expect(breakdown?.comparedWith).toEqual({ startDate: '2026-09-24', endDate: '2026-10-21', through: '2026-11-18' });
    expect(breakdown?.series.points).toHaveLength(30);
    await expect(costBreakdown(admin.actor, { ...daily, by: 'tag' })).rejects.toThrow(/tagKey/);
  });
});

describe('anomalies', () => {
  it('show the forgotten machine, once, and keep what people said', async () => {
    const ofAws = await withOrg(
      orgId,
      ({ sql }) => sql<{ id: string; day: string }[]>`
        insert into cost_anomalies (org_id, source_id, origin, external_id, account_id, service, day, last_day, expected, actual, unit, aws_account_id)
        select org_id, source_id, 'aws', 'seen-' || n, account_id, service, last_day + n, last_day + n + 1, expected, actual, unit, aws_account_id
        from cost_anomalies, unnest(array[0, 30]) n where org_id = ${orgId} and service = ${gpu} and origin = 'cloudlens' and day = '2026-10-28'
        returning id, day::text`,
    );
    const { anomalies } = await listAnomalies(admin.actor, { limit: 50 });
    expect(ofAws).toHaveLength(2);
    // What AWS saw on a day of ours is ours, what it saw a month later is its own.
    expect(anomalies.filter(({ origin, service }) => origin === 'aws' && service === gpu).map(({ firstDay }) => firstDay)).toEqual([
      '2026-12-03',
    ]);
    const found = anomalies.find(({ service, origin }) => service === gpu && origin === 'cloudlens');
    expect(found).toMatchObject({ firstDay: '2026-10-28', lastDay: '2026-11-03', alsoByAws: true });
    await giveFeedback(admin.actor, found?.id ?? '', { feedback: 'planned', note: 'a trial' });
    await withOrg(orgId, ({ sql }) => storeAnomalies(sql, orgId, awsAccountId, now));
    const again = (await listAnomalies(admin.actor, { limit: 50 })).anomalies;
    expect(again).toHaveLength(anomalies.length);
    expect(again.find(({ id }) => id === found?.id)).toMatchObject({ feedback: 'planned', feedbackNote: 'a trial' });
  });
});

describe('budgets', () => {
  const changes = () =>
    withOrg(
      orgId,
      ({ sql }) => sql<{ data: { name: string; kind: string; percent: number } }[]>`
      select data from changes where org_id = ${orgId} and kind = 'budget.crossed' order by id`,
    );

  it('tell each line that is crossed once a month', async () => {
    const { id } = await createBudget(admin.actor, budgetSchema.parse({ name: 'Sandbox', amount: '100', accountId: sandbox }));
    await expect(createBudget(admin.actor, budgetSchema.parse({ name: 'Sandbox', amount: '1' }))).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await checkBudgets(orgId, now)).toBe(3);
    expect(await checkBudgets(orgId, now)).toBe(0);
    expect((await changes()).map(({ data }) => `${data.name} ${data.kind} ${data.percent}`)).toEqual([
      'Sandbox actual 80',
      'Sandbox actual 100',
      'Sandbox forecast 100',
    ]);
    const { budgets } = await listBudgets(admin.actor, { limit: 50 });
    expect(budgets.find((budget) => budget.id === id)).toMatchObject({ state: 'over', account: { accountId: sandbox } });
    // The same amount under another name has told its lines; another amount has not.
    await updateBudget(admin.actor, id, budgetSchema.parse({ name: 'Trials', amount: '100', accountId: sandbox }));
    expect(await checkBudgets(orgId, now)).toBe(0);
    await updateBudget(admin.actor, id, budgetSchema.parse({ name: 'Trials', amount: '90', accountId: sandbox, forecastPercents: [] }));
    expect(await checkBudgets(orgId, now)).toBe(2);
    const other = await createBudget(admin.actor, budgetSchema.parse({ name: 'Huge', amount: '100000' }));
    const taken = budgetSchema.parse({ name: 'Trials', amount: '1' });
    await expect(updateBudget(admin.actor, other.id, taken)).rejects.toMatchObject({ code: 'CONFLICT' });
    await deleteBudget(admin.actor, other.id);
    await expect(updateBudget(admin.actor, other.id, taken)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await deleteBudget(admin.actor, id);
    await expect(deleteBudget(admin.actor, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each([{ amount: '0' }, { amount: '-5' }, { amount: '1e9' }, { amount: 12 }, { unit: 'dollars' }, { actualPercents: [0] }])(
    'refuse %j',
    (wrong) => {
      expect(budgetSchema.safeParse({ name: 'x', amount: '1', ...wrong }).success).toBe(false);
    },
  );
});
