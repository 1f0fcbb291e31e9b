import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { checks } from '@/server/checks/registry';
import { judgedAccount } from '@/server/compliance/testing/judged-account';
import { closeDatabase } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { limitPerson, makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { getDashboard, listDashboards } from './data';
import { createDashboard, deleteDashboard, updateDashboard } from './mutations';
import { newDashboardSchema, type Widget, widgetSchema } from './schema';
import { readWidgets } from './widgets/read-widget';

afterAll(closeDatabase);

let orgId: OrgId;
let admin: Person;
let viewer: Person;
let other: Person;
beforeEach(async () => {
  orgId = await makeOrganization();
  [admin, viewer, other] = [await makePerson(orgId), await makePerson(orgId, 'viewer'), await makePerson(orgId, 'operator')];
});

const make = (person: Person, input: object) => createDashboard(person.actor, newDashboardSchema.parse(input));
const widget = (input: object): Widget => widgetSchema.parse({ key: 'w', ...input });
const names = async (person: Person) => (await listDashboards(person.actor)).map(({ name }) => name);

describe('dashboards', () => {
  it('are somebody’s own until they are shared, which takes the right to work on findings', async () => {
    await make(viewer, { name: 'Mine' });
    const shared = await make(other, { name: 'Ours', shared: true });
    expect([await names(viewer), await names(other)]).toEqual([['Mine', 'Ours'], ['Ours']]);
    await expect(make(viewer, { name: 'For all', shared: true })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await getDashboard(viewer.actor, shared.id)).toMatchObject({ editable: false });
    await expect(updateDashboard(viewer.actor, shared.id, { name: 'Taken over' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await updateDashboard(admin.actor, shared.id, { name: 'By an admin' })).toMatchObject({
      name: 'By an admin',
      owner: { id: other.actor.userId },
    });
    const own = (await listDashboards(viewer.actor))[1];
    await expect(deleteDashboard(admin.actor, own?.id ?? '')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('tell the second of two who change one at once', async () => {
    const { id, revision } = await make(admin, { name: 'Two hands' });
    await updateDashboard(admin.actor, id, { name: 'First', revision });
    await expect(updateDashboard(admin.actor, id, { name: 'Second', revision })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('refuse a name twice, two widgets of one key, and a filter whose past is not kept', async () => {
    await make(admin, { name: 'Once' });
    await expect(make(admin, { name: 'Once' })).rejects.toMatchObject({ code: 'CONFLICT' });
    const coverage = { kind: 'coverage', key: 'a' };
    expect(newDashboardSchema.safeParse({ name: 'x', widgets: [coverage, coverage] }).success).toBe(false);
    expect(widgetSchema.safeParse({ kind: 'trend', key: 'a', filter: { assignee: ['me'] } }).success).toBe(false);
  });
});

describe('widgets', () => {
  const [one, two] = [checks[0]?.id ?? '', checks[1]?.id ?? ''];
  const all = [
    widget({ kind: 'count' }),
    widget({ kind: 'top', by: 'account' }),
    widget({ kind: 'top', by: 'resource', limit: 3 }),
    widget({ kind: 'top', by: 'check', filter: { checkId: [two] } }),
    widget({ kind: 'trend', days: 14 }),
    widget({ kind: 'coverage' }),
    widget({ kind: 'cost' }),
    widget({ kind: 'compliance', framework: 'cis-5.0' }),
    widget({ kind: 'compliance', framework: 'no-such' }),
  ];
  const read = async (person: Person) => (await readWidgets(person.actor, all)).map(({ data, error }) => data ?? error);

  it('say what the list says, name what was never scanned, and break alone', async () => {
    const shop = await judgedAccount(orgId, [
      { check: one, status: 'fail' },
      { check: two, status: 'fail' },
      { check: two, status: 'unknown' },
    ]);
    await judgedAccount(orgId, [], { scanned: false, name: 'new' });
    const [count, accounts, resources, ofTwo, trend, coverage, cost, framework, missing] = await read(admin);
    const unseen = { problems: 0, neverScanned: ['new'], asOf: expect.any(String) };
    expect(count).toMatchObject({ total: 2, unseen });
    expect(accounts).toMatchObject({ groups: [{ key: shop.id, label: 'shop', count: 2, filters: { account: [shop.id] } }] });
    expect(resources).toMatchObject({ groups: [{ count: 1 }, { count: 1 }] });
    expect(ofTwo).toMatchObject({ groups: [{ key: two, count: 1 }] });
    expect(trend).toMatchObject({ points: [], mutedIncluded: true });
    expect(coverage).toMatchObject({
      accounts: expect.arrayContaining([expect.objectContaining({ lastScan: null }), expect.objectContaining({ problems: 0 })]),
    });
    expect(cost).toMatchObject({ total: null });
    expect(framework).toMatchObject({ framework: { id: 'cis-5.0' } });
    expect(missing).toMatch(/framework/);
  });

  it('show to who is limited what they may see, also on a dashboard of an admin', async () => {
    const shop = await judgedAccount(orgId, [{ check: one, status: 'fail' }]);
    const bank = await judgedAccount(orgId, [{ check: two, status: 'fail' }], { name: 'bank' });
    const limited = await limitPerson(other, { [shop.id]: ['accounts:read', 'findings:read', 'scans:read'] });
    const [count, accounts] = await read(limited);
    expect(count).toMatchObject({ total: 1 });
    expect(accounts).toMatchObject({ groups: [{ key: shop.id, count: 1 }] });
    expect(JSON.stringify(await read(limited))).not.toContain('bank');
    const strange = { name: 'Peeking', widgets: [{ kind: 'count', key: 'a', filter: { account: [bank.id] } }] };
    await expect(make(limited, strange)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await make(admin, strange)).toMatchObject({ name: 'Peeking' });
  });
});
