import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { scheduledReports } from '@/drizzle/schema/dashboards';
import { checks } from '@/server/checks/registry';
import { judgedAccount } from '@/server/compliance/testing/judged-account';
import { createDashboard, deleteDashboard } from '@/server/dashboards/mutations';
import { newDashboardSchema } from '@/server/dashboards/schema';
import { closeDatabase, withOrg } from '@/server/db';
import { removeMember } from '@/server/identity/members/mutations';
import type { OrgId } from '@/server/ids';
import { createChannel } from '@/server/notifications/channels';
import { newChannelSchema } from '@/server/notifications/schema';
import { workOff } from '@/server/notifications/work-off';
import { type MailServer, startMailServer } from '@/server/test/mail-server';
import { limitPerson, makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { getReport, listReceivers, listReports } from './data';
import { dueReports, makeReport } from './make/make-report';
import { createReport, previewReport, sendReportNow, updateReport } from './mutations';
import { newReportSchema } from './schema';

let mail: MailServer;
let orgId: OrgId;
let admin: Person;
let operator: Person;
let channelId: string;
let shop: { id: string };
const check = checks[0]?.id ?? '';

beforeAll(async () => {
  mail = await startMailServer();
  process.env.SMTP_URL = mail.url;
});
afterAll(async () => {
  await mail.close();
  await closeDatabase();
});
beforeEach(async () => {
  orgId = await makeOrganization();
  [admin, operator] = [await makePerson(orgId), await makePerson(orgId, 'operator')];
  const { channel } = await createChannel(admin.actor, newChannelSchema.parse({ kind: 'email', name: 'Team', recipients: [admin.email] }));
  channelId = channel.id;
  shop = await judgedAccount(orgId, [{ check, status: 'fail' }]);
  await judgedAccount(orgId, [{ check, status: 'fail' }], { name: 'bank' });
});

const daily = { frequency: 'daily', hour: 8 };
const make = (person: Person, input: object = {}) =>
  createReport(
    person.actor,
    newReportSchema.parse({ name: 'Morning', source: { kind: 'findings' }, channelId, schedule: daily, ...input }),
  );
const isDue = () => withOrg(orgId, (tx) => tx.update(scheduledReports).set({ dueAt: new Date('2026-01-01T08:00:00Z') }));
const messages = () =>
  withOrg(
    orgId,
    ({ sql }) => sql<{ message: { report: { headline: string; lines: string[] } } }[]>`select message from notification_deliveries`,
  );

describe('a scheduled report', () => {
  it('is made once for its time, however many make it at once, and goes on to the next', async () => {
    const { id } = await make(admin);
    expect(await makeReport(orgId, id)).toBeNull();
    await isDue();
    expect(await dueReports()).toContainEqual({ orgId, id });
    const done = await Promise.all([makeReport(orgId, id), makeReport(orgId, id), makeReport(orgId, id)]);
    expect(done.filter((each) => each?.placed)).toHaveLength(1);
    expect(await makeReport(orgId, id)).toBeNull();
    expect(await messages()).toHaveLength(1);
    const { dueAt, lastMadeAt } = await getReport(admin.actor, id);
    expect(Date.parse(dueAt ?? '')).toBeGreaterThan(Date.now());
    expect(lastMadeAt).not.toBeNull();
  });

  it('arrives as a letter with tables and a file, and the file goes when it was taken', async () => {
    const { id } = await make(admin, { attachment: 'csv' });
    await isDue();
    await makeReport(orgId, id);
    await workOff(orgId);
    const letter = await mail.next(admin.email);
    expect(letter).toMatch(/Subject: CloudLens: Morning: 2 findings open/);
    expect(letter).toMatch(/<h2[^>]*>The worst first<\/h2><table/);
    expect(letter).toMatch(/filename=morning-\d{4}-\d\d-\d\d\.csv/);
    const csv = Buffer.from(/filename=morning-[\s\S]*?\r?\n\r?\n([A-Za-z0-9+/=\r\n]+)/.exec(letter)?.[1] ?? '', 'base64').toString();
    expect(csv.split('\r\n')[0]).toMatch(/^id,status,severity/);
    expect(csv).toContain('resource-0');
    expect(await withOrg(orgId, ({ sql }) => sql`select 1 from delivery_attachments`)).toHaveLength(0);
    expect(await getReport(admin.actor, id)).toMatchObject({ lastDelivery: { status: 'delivered' } });
  });

  it('is read with its owner’s accounts, as they are when it is made', async () => {
    const { id } = await make(operator);
    await limitPerson(operator, { [shop.id]: ['accounts:read', 'findings:read', 'findings:update'] });
    expect(await sendReportNow(admin.actor, id)).toMatchObject({ ok: true });
    expect((await messages())[0]?.message.report).toMatchObject({ headline: '1 finding open' });
    expect(JSON.stringify(await messages())).not.toContain('bank');
  });

  it('stops, and says so, when its owner has left or its dashboard is gone', async () => {
    const { id } = await make(operator);
    const board = await createDashboard(admin.actor, newDashboardSchema.parse({ name: 'Board', widgets: [{ kind: 'count', key: 'a' }] }));
    const ofBoard = await make(admin, { name: 'Board', source: { kind: 'dashboard', dashboardId: board.id } });
    await removeMember(admin.actor, operator.actor.userId);
    await isDue();
    expect(await makeReport(orgId, id)).toEqual({ placed: false });
    expect(await getReport(admin.actor, id)).toMatchObject({
      status: 'stopped',
      dueAt: null,
      lastError: expect.stringContaining('no member any more'),
    });
    await deleteDashboard(admin.actor, board.id);
    expect(await getReport(admin.actor, ofBoard.id)).toMatchObject({ status: 'stopped', lastError: 'Its dashboard was deleted.' });
    expect(await makeReport(orgId, ofBoard.id)).toBeNull();
    expect(await messages()).toHaveLength(0);
  });

  it('can be paused and go on; what was missed meanwhile is not made up for', async () => {
    const { id } = await make(admin);
    await isDue();
    expect(await updateReport(admin.actor, id, { paused: true })).toMatchObject({ status: 'paused', dueAt: null });
    expect(await makeReport(orgId, id)).toBeNull();
    const { status, dueAt } = await updateReport(admin.actor, id, { paused: false });
    expect([status, Date.parse(dueAt ?? '') > Date.now()]).toEqual(['active', true]);
  });

  it('is one’s own and the admins’, and only its owner says what it is about', async () => {
    const { id } = await make(admin);
    const own = await make(operator);
    expect((await listReports(operator.actor)).map((each) => each.id)).toEqual([own.id]);
    await expect(getReport(operator.actor, id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const source = { kind: 'compliance', framework: null } as const;
    await expect(updateReport(admin.actor, own.id, { source })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await listReceivers(operator.actor)).toEqual([{ id: channelId, name: 'Team', kind: 'email', enabled: true }]);
    await expect(previewReport((await makePerson(orgId, 'viewer')).actor, source)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it.each([
    ['how frameworks stand', { kind: 'compliance', framework: null }, 'html'],
    ['one framework', { kind: 'compliance', framework: 'cis-5.0' }, 'pdf'],
    ['findings', { kind: 'findings', filter: { severity: ['critical', 'high', 'medium', 'low'] } }, 'pdf'],
  ])('tells %s, with a file', async (_, source, attachment) => {
    const { id } = await make(admin, { source, attachment });
    await isDue();
    await makeReport(orgId, id);
    const [file] = await withOrg(
      orgId,
      ({ sql }) => sql<{ media_type: string; content: string }[]>`select media_type, content from delivery_attachments`,
    );
    const bytes = Buffer.from(file?.content ?? '', 'base64').toString('latin1');
    expect(bytes).toMatch(attachment === 'pdf' ? /^%PDF-/ : /^<!doctype html>/);
  });
});
