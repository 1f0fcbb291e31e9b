import { randomUUID } from 'node:crypto';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { checks } from '@/server/checks/registry';
import { closeDatabase, withOrg } from '@/server/db';
import { listFindings } from '@/server/findings/data';
import { getFinding } from '@/server/findings/detail';
import { listFindingGroups } from '@/server/findings/groups';
import { muteFindings, unmuteFindings } from '@/server/findings/mutations';
import type { FindingFilters } from '@/server/findings/types';
import { removeMember } from '@/server/identity/members/mutations';
import type { OrgId } from '@/server/ids';
import { makeOrganization, makePerson, type Person } from '@/server/test/organization';
import { assignFindings } from './assign';
import { addComment, deleteComment, editComment, listComments } from './comments';
import { applyDueDates } from './due/apply-due-dates';
import { tellNearDeadlines } from './due/tell-near';
import { listExceptions } from './exceptions/data';
import { endChangedExceptions } from './exceptions/end-changed';
import { approveException, declineException, makeException, withdrawException } from './exceptions/mutations';
import { defaultTriageSettings } from './schema';
import { saveTriageSettings } from './settings';
import { openFindings } from './testing';
import { deleteView, listViews, saveView, updateView } from './views';

afterAll(closeDatabase);

let orgId: OrgId;
let admin: Person;
let other: Person;
let operator: Person;
let viewer: Person;

beforeEach(async () => {
  orgId = await makeOrganization();
  admin = await makePerson(orgId, 'admin');
  other = await makePerson(orgId, 'admin');
  operator = await makePerson(orgId, 'operator');
  viewer = await makePerson(orgId, 'viewer');
});

const listed = async (filters: FindingFilters, person = admin) =>
  (await listFindings(person.actor, { sort: 'firstSeen', ...filters })).rows.map(({ id }) => id).sort((a, b) => Number(a) - Number(b));
const audited = (action: string) =>
  withOrg(
    orgId,
    ({ sql }) =>
      sql<{ data: Record<string, unknown> }[]>`select data from audit_log where org_id = ${orgId} and action = ${action} order by seq`,
  );
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const newest = async (id: string) => (await getFinding(admin.actor, id)).history[0];

describe('due dates', () => {
  it('come from when it opened and the days of its severity, and filter and order the list', async () => {
    const { ids, awsAccountId } = await openFindings(orgId, [
      { severity: 1, days: 8 },
      { severity: 1, days: 5 },
      { severity: 2, days: 8 },
      { severity: 4, days: 400 },
    ]);
    const [late, near, later, latest] = ids as [string, string, string, string];
    await withOrg(orgId, ({ sql }) => applyDueDates(sql, orgId, awsAccountId));
    expect(await listed({ due: ['overdue'] })).toEqual([late, latest]);
    expect(await listed({ due: ['near'] })).toEqual([near]);
    expect((await listFindings(admin.actor, { sort: 'due' })).rows.map(({ id }) => id)).toEqual([latest, late, near, later]);
    const { openedAt, dueAt } = await getFinding(admin.actor, later);
    expect(Date.parse(dueAt ?? '') - Date.parse(openedAt ?? '')).toBe(30 * 86_400_000);
  });

  it('follow the settings at once, and are none where a severity has no deadline', async () => {
    const { ids } = await openFindings(orgId, [{ severity: 1 }, { severity: 4 }]);
    await saveTriageSettings(admin.actor, {
      ...defaultTriageSettings,
      dueDays: { critical: 1, high: null, medium: null, low: null },
    });
    const due = await Promise.all(ids.map(async (id) => (await getFinding(admin.actor, id)).dueAt));
    expect(due).toEqual([expect.any(String), null]);
    await expect(saveTriageSettings(operator.actor, defaultTriageSettings)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await audited('triage.settings')).toHaveLength(1);
  });

  it('are told once when they come near, and not when they are long over or muted', async () => {
    const { ids } = await openFindings(orgId, [
      { severity: 1, days: 5 },
      { severity: 1, days: 50 },
      { severity: 1, days: 5 },
    ]);
    await saveTriageSettings(admin.actor, defaultTriageSettings);
    await muteFindings(operator.actor, {
      ids: [ids[2] ?? ''],
      reason: 'Known',
    });
    expect(await tellNearDeadlines(orgId)).toEqual({ near: 1 });
    expect(await tellNearDeadlines(orgId)).toEqual({ near: 0 });
    expect(await newest(ids[0] ?? '')).toMatchObject({ kind: 'due-near' });
  });
});

describe('owners', () => {
  it('are given by id or filter, told in the list, found by filters, and taken back', async () => {
    const { ids } = await openFindings(orgId, [{ severity: 1 }, { severity: 2 }]);
    const [first = '', second = ''] = ids;
    await assignFindings(operator.actor, {
      ids: [first],
      assigneeId: viewer.actor.userId,
    });
    const { assigned, before } = await assignFindings(operator.actor, {
      filter: { status: ['open'] },
      assigneeId: operator.actor.userId,
    });
    expect(assigned).toBe(2);
    expect(await listed({ assignee: ['me'] }, operator)).toEqual(ids);
    for (const { assigneeId, ids: earlier } of before ?? []) await assignFindings(operator.actor, { ids: earlier, assigneeId });
    expect(await listed({ assignee: [viewer.actor.userId] })).toEqual([first]);
    expect(await listed({ assignee: ['none'] })).toEqual([second]);
    expect(await newest(first)).toMatchObject({
      kind: 'assigned',
      actor: operator.actor.name,
    });
    expect((await getFinding(admin.actor, first)).assignee).toEqual({
      id: viewer.actor.userId,
      name: viewer.actor.name,
    });
  });

  it('of what a filter finds can be given again by the same request, when it finds nothing any more', async () => {
    await openFindings(orgId, [{ severity: 1 }]);
    const unowned = { filter: { assignee: ['none'] }, assigneeId: viewer.actor.userId };
    expect((await assignFindings(operator.actor, unowned)).assigned).toBe(1);
    expect(await assignFindings(operator.actor, unowned)).toEqual({ assigned: 0, before: [] });
    await expect(assignFindings(operator.actor, { ids: ['999999999'], assigneeId: null })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('are members, and who leaves leaves their findings to nobody', async () => {
    const { ids } = await openFindings(orgId, [{ severity: 1 }]);
    const stranger = await makePerson(await makeOrganization());
    const give = (assigneeId: string, actor = operator.actor) => assignFindings(actor, { ids, assigneeId });
    await expect(give(stranger.actor.userId)).rejects.toMatchObject({
      code: 'UNPROCESSABLE',
    });
    await expect(give(viewer.actor.userId, viewer.actor)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(give(stranger.actor.userId, stranger.actor)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await give(viewer.actor.userId);
    await removeMember(admin.actor, viewer.actor.userId);
    expect(await listed({ assignee: ['none'] })).toEqual(ids);
  });
});

describe('comments', () => {
  it('are written by who works on findings, changed by their author, and audited with what they said', async () => {
    const { ids } = await openFindings(orgId, [{ severity: 1 }]);
    const [findingId = ''] = ids;
    const { id: commentId } = await addComment(operator.actor, findingId, 'first');
    const place = { findingId, commentId };
    await expect(addComment(viewer.actor, findingId, 'x')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(editComment(admin.actor, place, 'x')).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(editComment(operator.actor, { ...place, commentId: randomUUID() }, 'x')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await editComment(operator.actor, place, 'second');
    expect(await listComments(viewer.actor, findingId)).toMatchObject([
      {
        body: 'second',
        author: { name: operator.actor.name },
        editedAt: expect.any(String),
        mine: false,
      },
    ]);
    await deleteComment(admin.actor, place);
    expect(await listComments(operator.actor, findingId)).toEqual([]);
    expect(
      [...(await audited('findings.edit-comment')), ...(await audited('findings.delete-comment'))].map(({ data }) => data.was),
    ).toEqual(['first', 'second']);
  });
});

describe('exceptions', () => {
  const input = (ids: string[], days = 30) => ({
    ids,
    category: 'compensating-control' as const,
    reason: 'By the VPN only',
    expiresAt: inDays(days),
  });
  const scanEnds = (awsAccountId: string) =>
    withOrg(orgId, ({ sql }) =>
      endChangedExceptions(sql, {
        orgId,
        awsAccountId,
        scanId: randomUUID(),
        now: new Date().toISOString(),
      }),
    );
  const evidence = (id: string, port: number, status = 'fail') =>
    withOrg(orgId, async ({ sql }) => {
      await sql`update verdict_details set evidence = ${JSON.stringify({ port })}::jsonb where org_id = ${orgId} and verdict_id = ${id}`;
      await sql`update verdicts set status = ${status} where org_id = ${orgId} and id = ${id}`;
    });

  it('hold at once where nobody else has to agree, within the longest time', async () => {
    const { ids } = await openFindings(orgId, [{ severity: 1 }, { severity: 2 }]);
    await expect(makeException(operator.actor, input(ids, 400))).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    await expect(makeException(operator.actor, input(ids, -1))).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const { id, state, findings } = await makeException(operator.actor, input(ids.slice(0, 1)));
    expect([state, findings]).toEqual(['accepted', 1]);
    expect(await listed({ status: ['muted'], exception: [id] })).toEqual(ids.slice(0, 1));
    expect(await listed({})).toEqual(ids.slice(1));
    expect(await getFinding(admin.actor, ids[0] ?? '')).toMatchObject({
      mute: null,
      exception: { id, state: 'accepted' },
      exceptionDetail: {
        reason: 'By the VPN only',
        by: { name: operator.actor.name },
        decision: null,
      },
    });
    await withdrawException(operator.actor, id);
    expect(await listed({})).toEqual(ids);
    await expect(withdrawException(operator.actor, id)).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('wait for a second person where the organization wants one, and mutes are no way round', async () => {
    const { ids } = await openFindings(orgId, [{ severity: 1 }]);
    await saveTriageSettings(admin.actor, {
      ...defaultTriageSettings,
      exceptionsNeedApproval: true,
    });
    await expect(muteFindings(operator.actor, { ids, reason: 'For ever' })).rejects.toMatchObject({ code: 'UNPROCESSABLE' });
    const { id } = await makeException(admin.actor, input(ids));
    expect(await listed({ exception: ['waiting'] })).toEqual(ids);
    await expect(approveException(admin.actor, id)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(approveException(operator.actor, id)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await approveException(other.actor, id, 'Until the migration');
    expect(await listed({ status: ['muted'], exception: ['accepted'] })).toEqual(ids);
    expect(await listExceptions(viewer.actor)).toMatchObject([
      {
        id,
        state: 'accepted',
        findings: 1,
        severity: 'critical',
        decision: { by: other.actor.name, note: 'Until the migration' },
      },
    ]);
    await expect(approveException(other.actor, id)).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await withdrawException(other.actor, id);
    const again = await makeException(operator.actor, input(ids));
    await declineException(other.actor, again.id, 'No');
    expect(await listed({ exception: ['waiting'] })).toEqual([]);
    expect(await newest(ids[0] ?? '')).toMatchObject({
      kind: 'exception-declined',
      note: 'No',
    });
  });

  it('end when the evidence changes, not when a scan could not look', async () => {
    const { ids, awsAccountId } = await openFindings(orgId, [{ severity: 1 }, { severity: 1 }]);
    const [changed = '', same = ''] = ids;
    await makeException(operator.actor, input(ids));
    await scanEnds(awsAccountId);
    await evidence(changed, 3389, 'unknown');
    await scanEnds(awsAccountId);
    expect(await listed({ status: ['muted'] })).toEqual(ids);
    await evidence(changed, 3389);
    await scanEnds(awsAccountId);
    expect(await listed({ status: ['muted'] })).toEqual([same]);
    expect(await newest(changed)).toMatchObject({ kind: 'exception-broken' });
  });

  it('are not asked to look at what a plain mute covers', async () => {
    const { ids, awsAccountId } = await openFindings(orgId, [{ severity: 1 }]);
    const { muteId } = await muteFindings(operator.actor, {
      ids,
      reason: 'Known',
    });
    await evidence(ids[0] ?? '', 3389);
    await scanEnds(awsAccountId);
    expect(await listed({ status: ['muted'] })).toEqual(ids);
    await expect(makeException(operator.actor, input(ids))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await unmuteFindings(operator.actor, { muteId });
    expect(await listed({})).toEqual(ids);
  });
});

describe('saved views', () => {
  it('are somebody’s own until they are shared', async () => {
    const mine = await saveView(viewer.actor, {
      name: 'Late',
      search: 'due=overdue',
      shared: false,
      page: 'findings',
    });
    await expect(saveView(viewer.actor, { name: 'Late', search: 'q=x', shared: false, page: 'findings' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(updateView(viewer.actor, mine.id, { shared: true })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await listViews(operator.actor)).toEqual([]);
    // Another page has names of its own.
    await saveView(viewer.actor, { name: 'Late', search: 'state=running', shared: false, page: 'inventory' });
    expect(await listViews(viewer.actor, 'inventory')).toMatchObject([{ name: 'Late', search: 'state=running' }]);
    expect(await listViews(viewer.actor)).toMatchObject([{ id: mine.id }]);
    await expect(deleteView(admin.actor, mine.id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const shared = await saveView(operator.actor, {
      name: 'Late',
      search: 'due=overdue',
      shared: true,
      page: 'findings',
    });
    expect(await listViews(viewer.actor)).toMatchObject(
      [
        { id: mine.id, mine: true },
        { id: shared.id, mine: false, shared: true },
      ].sort((a, b) => (a.id < b.id ? -1 : 1)),
    );
    await expect(updateView(viewer.actor, shared.id, { name: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await deleteView(admin.actor, shared.id);
    expect(await listViews(viewer.actor)).toHaveLength(1);
  });
});

describe('the list', () => {
  const [one, two] = checks.map(({ id }) => id) as [string, string];

  it('groups by cause and by resource, as its filters leave it', async () => {
    await openFindings(orgId, [
      { severity: 2, checkId: one },
      { severity: 1, checkId: two },
      { severity: 2, checkId: one },
    ]);
    const first = await listFindingGroups(admin.actor, 'check', { limit: 1 });
    const second = await listFindingGroups(admin.actor, 'check', {
      limit: 1,
      cursor: first.nextCursor,
    });
    expect([...first.rows, ...second.rows]).toMatchObject([
      { key: two, severity: 'critical', findings: 1 },
      { key: one, severity: 'high', findings: 2, resources: 2, unassigned: 2 },
    ]);
    expect([first.total, second.nextCursor]).toEqual([2, null]);
    expect((await listFindingGroups(admin.actor, 'resource', { severity: ['high'] })).rows.map(({ findings }) => findings)).toEqual([1, 1]);
  });

  it('tells what changed since, and finds by resource', async () => {
    const { ids } = await openFindings(orgId, [
      { severity: 1, days: 10 },
      { severity: 1, days: 1 },
    ]);
    expect(await listed({ since: '48h' })).toEqual([ids[1]]);
    expect(await listed({ since: inDays(-11) })).toEqual(ids);
    expect(await listed({ resource: ['arn:aws:s3:::bucket-0'] })).toEqual([ids[0]]);
  });
});
