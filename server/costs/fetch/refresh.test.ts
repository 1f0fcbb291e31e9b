import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SampleCloud } from '@/sample-cloud/start';
import { sampleExternalId } from '@/server/accounts/sample-accounts';
import { systemActor } from '@/server/audit/record';
import { closeDatabase, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { connectSample } from '@/server/scans/testing/sample-target';
import { makePerson, readerOf } from '@/server/test/organization';
import { costSummary } from '../report/summary';
import { updateCostSettings } from '../settings/mutations';
import { refreshOnce, refreshRow, sandboxSince, startBilledCloud, sumsOf } from '../testing/cost-target';
import { carryOutRefresh } from './carry-out';
import { insertRefresh } from './queue';

const production = '111122223333';
const sandbox = '777788889999';
const day = (date: string) => new Date(`${date}T06:00:00Z`);

let cloud: SampleCloud;
beforeAll(async () => {
  cloud = await startBilledCloud();
});
afterAll(async () => {
  await cloud.close();
  await closeDatabase();
});
afterEach(() => {
  cloud.faults.clear();
  cloud.clock.stop(day('2026-11-20'));
});

const settings = { monthlyRequestCap: 500, tagKeys: [] as string[], awsAnomalies: false, schedule: 'daily' as const };
const sourceOf = (orgId: OrgId, id: string) =>
  withOrg(orgId, async ({ sql }) => {
    const [row] =
      await sql`select status, missing_actions, last_error, fetched_at, covered_by from cost_sources where org_id = ${orgId} and aws_account_id = ${id}`;
    return row;
  });
/** How many paid requests the sample cloud answered since its calls were cleared. */
const askedOf = (operation: string) =>
  cloud.calls
    .list()
    .filter((call) => call.service === 'ce' && (operation === '*' || call.operation === operation))
    .reduce((sum, call) => sum + call.calls - call.refused - call.throttled - call.faulted, 0);

/** The payer of the sample accounts, beside what is connected. */
async function addPayer(orgId: OrgId): Promise<string> {
  const [row] = await withOrg(
    orgId,
    ({ sql }) => sql<{ id: string }[]>`
      insert into aws_accounts (org_id, account_id, name, kind, region, role_arn, external_id, status)
      values (${orgId}, ${production}, 'Payer', 'sample', 'eu-central-1', ${`arn:aws:iam::${production}:role/CloudLensScanRole`},
        ${sampleExternalId(production)}, 'connected') returning id`,
  );
  return row?.id ?? '';
}

const summary = (orgId: OrgId) => costSummary(readerOf(orgId), { days: 30, granularity: 'DAILY' });

describe('asking Cost Explorer', () => {
  it('fetches fourteen months the first time, the running month afterwards, adds up to the last digit, and counts a member once', async () => {
    const member = await connectSample(sandbox);
    const { orgId } = member;
    const { actor } = await makePerson(orgId);
    await updateCostSettings(actor, { ...settings, tagKeys: ['Team'] });
    expect(await summary(orgId)).toMatchObject({ state: 'never-fetched', totalAmount: null });
    expect((await refreshOnce(member, day('2026-11-20'))).status).toBe('completed');
    const alone = await sumsOf(orgId);
    const target = { orgId, awsAccountId: await addPayer(orgId) };
    cloud.calls.clear();
    const first = await refreshOnce(target, day('2026-11-20'));
    expect(first).toMatchObject({ status: 'completed', first_day: '2025-10-01' });
    expect(first.requests).toBe(askedOf('*'));
    expect(first.requests).toBeGreaterThan(5);
    expect(Math.round(Number(first.price) * 100)).toBe(first.requests);
    const sums = await sumsOf(orgId);
    expect(sums.map(({ grouping }) => grouping)).toEqual(['region', 'service', 'tagTeam', 'usage']);
    expect(new Set(sums.map(({ sum }) => sum)).size).toBe(1);
    expect(sums[0]).toMatchObject({ first: '2025-10-01', last: '2026-11-19' });
    // The member's own figures made room for what the payer's bill says of it.
    expect(await sourceOf(orgId, member.awsAccountId)).toMatchObject({ status: 'covered', covered_by: target.awsAccountId });
    const held = await withOrg(
      orgId,
      ({ sql }) => sql`
        select sum(amount)::text as sum, bool_and(aws_account_id = ${member.awsAccountId}) as owned from cost_entries
        where org_id = ${orgId} and grouping = 'service' and account_id = ${sandbox}`,
    );
    expect(held[0]).toEqual({ sum: alone.find(({ grouping }) => grouping === 'service')?.sum, owned: true });
    // The next day: three queries, one tag, one forecast, a page each; the member costs nothing.
    cloud.clock.stop(day('2026-11-21'));
    cloud.calls.clear();
    expect(await refreshOnce(target, day('2026-11-21'))).toMatchObject({ status: 'completed', requests: 5, price: '0.05' });
    expect(await refreshOnce(member, day('2026-11-21'))).toMatchObject({ status: 'completed', requests: 0 });
    expect(askedOf('*')).toBe(5);
    const after = await sumsOf(orgId);
    expect(new Set(after.map(({ sum }) => sum)).size).toBe(1);
    expect(Number(after[0]?.sum)).toBeGreaterThan(Number(sums[0]?.sum));
  });

  it('asks for the month before again when its total differs, and from the 7th on once', async () => {
    const target = await connectSample(sandbox);
    const { orgId } = target;
    const refreshOn = async (date: string) => {
      cloud.clock.stop(day(date));
      expect((await refreshOnce(target, day(date))).status).toBe('completed');
    };
    const alter = (amount: string, on: string) =>
      withOrg(
        orgId,
        ({ sql }) => sql`
          update cost_entries set amount = amount + ${amount}::numeric where org_id = ${orgId} and grouping in ('usage', 'service') and day = ${on}`,
      );
    const october = () =>
      withOrg(
        orgId,
        ({ sql }) => sql`
          select grouping, day::text, sum(amount)::text as sum from cost_entries
          where org_id = ${orgId} and day between '2026-10-01' and '2026-10-31' group by 1, 2 order by 1, 2`,
      );
    await refreshOn('2026-11-03');
    const asBilled = await october();
    // What is older than that stays.
    await refreshOn('2026-11-04');
    expect((await sumsOf(orgId)).map(({ first }) => first)).toEqual([sandboxSince, sandboxSince, sandboxSince]);
    // Somebody at AWS corrects October: its total differs from ours.
    await alter('0.0000000001', '2026-10-12');
    await refreshOn('2026-11-05');
    expect(await october()).toEqual(asBilled);
    // A correction that leaves the total as it was comes to light when the month is asked for once more, and only then.
    const shift = async () => {
      await alter('0.5', '2026-10-12');
      await alter('-0.5', '2026-10-13');
    };
    await shift();
    await refreshOn('2026-11-06');
    expect(await october()).not.toEqual(asBilled);
    await refreshOn('2026-11-08');
    expect(await october()).toEqual(asBilled);
    await shift();
    await refreshOn('2026-11-09');
    expect(await october()).not.toEqual(asBilled);
  });

  it('keeps what it had when a page is cut, pays for no page twice, and is whole in the end', async () => {
    const target = await connectSample(sandbox);
    await refreshOnce(target, day('2026-11-20'));
    const before = await sumsOf(target.orgId);
    // As if it had not been asked for a year.
    await withOrg(target.orgId, ({ sql }) => sql`update cost_sources set last_day = '2025-10-01' where org_id = ${target.orgId}`);
    cloud.clock.stop(day('2026-11-21'));
    const { refreshId } = await insertRefresh(systemActor(target.orgId, 'schedule'), target.awsAccountId, 'schedule');
    const run = () =>
      carryOutRefresh(
        { orgId: target.orgId, refreshId, epoch: 0 },
        (_id, work) => work(),
        () => day('2026-11-21'),
      );
    // The third answer breaks off, however often the SDK asks for it.
    cloud.faults.add({ service: 'ce', operation: 'GetCostAndUsage', from: 3, effect: { kind: 'cut', part: 0.5 } });
    await expect(run()).rejects.toThrow();
    expect(await sumsOf(target.orgId)).toEqual(before);
    expect((await sourceOf(target.orgId, target.awsAccountId))?.status).toBe('fetched');
    const kept = await withOrg(target.orgId, ({ sql }) => sql`select query from cost_pages where org_id = ${target.orgId} order by 1`);
    expect(kept.map(({ query }) => query)).toEqual(['region', 'service']);
    cloud.faults.clear();
    cloud.calls.clear();
    expect((await run()).status).toBe('completed');
    expect(askedOf('GetCostAndUsage')).toBe(1);
    const fresh = await connectSample(sandbox);
    await refreshOnce(fresh, day('2026-11-21'));
    expect(await sumsOf(target.orgId)).toEqual(await sumsOf(fresh.orgId));
    expect(await withOrg(target.orgId, ({ sql }) => sql`select 1 from cost_pages where org_id = ${target.orgId}`)).toHaveLength(0);
  });

  it('says not permitted with the missing actions, and leaves what it knew', async () => {
    const target = await connectSample(sandbox);
    await refreshOnce(target, day('2026-11-20'));
    const before = await sumsOf(target.orgId);
    cloud.faults.add({ service: 'ce', operation: '*', effect: { kind: 'deny' } });
    const refused = await refreshOnce(target, day('2026-11-21'));
    expect(refused).toMatchObject({ status: 'not-permitted', requests: 0, price: '0.00' });
    expect(await sourceOf(target.orgId, target.awsAccountId)).toMatchObject({
      status: 'not-permitted',
      missing_actions: ['ce:GetCostAndUsage'],
    });
    expect(await sumsOf(target.orgId)).toEqual(before);
    const fresh = await connectSample(sandbox);
    await refreshOnce(fresh, day('2026-11-21'));
    expect(await summary(fresh.orgId)).toMatchObject({ state: 'not-permitted', totalAmount: null });
  });

  it('counts no throttled request, and tries again', async () => {
    const target = await connectSample(sandbox);
    cloud.faults.add({ service: 'ce', operation: 'GetCostAndUsage', count: 3, effect: { kind: 'throttle' } });
    const { refreshId } = await insertRefresh(systemActor(target.orgId, 'schedule'), target.awsAccountId, 'schedule');
    const run = () =>
      carryOutRefresh(
        { orgId: target.orgId, refreshId, epoch: 0 },
        (_id, work) => work(),
        () => day('2026-11-20'),
      );
    await expect(run()).rejects.toThrow();
    expect(await refreshRow(target.orgId, refreshId)).toMatchObject({ status: 'running', requests: 0 });
    await run();
    expect((await refreshRow(target.orgId, refreshId)).status).toBe('completed');
  });

  it('does without a forecast where there is none', async () => {
    const target = await connectSample(sandbox);
    cloud.faults.add({
      service: 'ce',
      operation: 'GetCostForecast',
      effect: { kind: 'error', status: 400, code: 'DataUnavailableException' },
    });
    expect((await refreshOnce(target, day('2026-11-20'))).status).toBe('completed');
    const [row] = await withOrg(
      target.orgId,
      ({ sql }) => sql`select forecast_error, status from cost_sources where org_id = ${target.orgId}`,
    );
    expect(row).toMatchObject({ status: 'fetched', forecast_error: expect.stringContaining('too little history') });
  });

  it('stops at the month’s limit and stores nothing of a part', async () => {
    const target = await connectSample(sandbox);
    const { actor } = await makePerson(target.orgId);
    await updateCostSettings(actor, { ...settings, monthlyRequestCap: 2 });
    const capped = await refreshOnce(target, day('2026-11-20'));
    expect(capped).toMatchObject({ status: 'capped', requests: 2, price: '0.02' });
    expect(capped.error).toMatch(/limit of 2 paid requests.*Raise it/);
    expect(await sumsOf(target.orgId)).toHaveLength(0);
    expect((await summary(target.orgId)).totalAmount).toBeNull();
  });

  it('makes one of two at once, and lets an older run write nothing', async () => {
    const target = await connectSample(sandbox);
    const by = systemActor(target.orgId, 'schedule');
    const both = await Promise.all([
      insertRefresh(by, target.awsAccountId, 'schedule'),
      insertRefresh(by, target.awsAccountId, 'schedule'),
    ]);
    expect(new Set(both.map(({ refreshId }) => refreshId)).size).toBe(1);
    expect(both.filter(({ isNew }) => isNew)).toHaveLength(1);
    const refreshId = both[0]?.refreshId ?? '';
    await withOrg(target.orgId, ({ sql }) => sql`update cost_refreshes set lease_epoch = 1 where org_id = ${target.orgId}`);
    const old = await carryOutRefresh(
      { orgId: target.orgId, refreshId, epoch: 0 },
      (_id, work) => work(),
      () => day('2026-11-20'),
    );
    expect(old.status).toBe('stopped');
    expect(await sumsOf(target.orgId)).toHaveLength(0);
    expect(
      (
        await carryOutRefresh(
          { orgId: target.orgId, refreshId, epoch: 1 },
          (_id, work) => work(),
          () => day('2026-11-20'),
        )
      ).status,
    ).toBe('completed');
  });
});
