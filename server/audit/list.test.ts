import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { GET as exportRoute } from '@/app/api/audit/export/route';
import { GET as listRoute } from '@/app/api/audit/route';
import { takeOwnDatabase } from '@/scripts/test/own-database';
import { closeDatabase, withOrg } from '../db';
import { makeKey, makeOrganization, makePerson, type Person } from '../test/organization';
import { eachAuditEntry, listAuditEntries } from './data';
import { auditFacets } from './facets';
import { recordAudit, systemActor } from './record';
import { sealOrganization } from './seal';
import { type AuditFilters, type AuditView, cloudLens } from './types';

// Times are set by hand, past the triggers that forbid it.
const owner = postgres(await takeOwnDatabase(inject('databaseUrls').owner), { max: 1, onnotice: () => {} });
afterAll(async () => {
  await Promise.all([owner.end(), closeDatabase()]);
});

let admin: Person;
let gone: Person;
let viewer: Person;
let stranger: Person;
let key: string;

/** Rows that tie in time three by three, on three days, by two people and CloudLens itself; the last two are not sealed yet. */
beforeAll(async () => {
  const orgId = await makeOrganization();
  admin = await makePerson(orgId);
  gone = await makePerson(orgId, 'operator');
  viewer = await makePerson(orgId, 'viewer');
  stranger = await makePerson(await makeOrganization());
  key = await makeKey(admin);
  const actors = [admin.actor, gone.actor, systemActor(orgId, 'schedule')];
  const write = (from: number, to: number) =>
    withOrg(orgId, async (tx) => {
      for (let n = from; n < to; n++) {
        const row = {
          action: n % 2 ? 'scan.start' : 'account.update',
          target: n % 4 ? `Thing-${n}` : '=cmd()|x',
          data: { n },
        };
        await recordAudit(tx, actors[n % 3] ?? admin.actor, row);
      }
    });
  await write(0, 16);
  await sealOrganization(orgId);
  await write(16, 18);
  await owner.begin(async (sql) => {
    await sql`alter table audit_log disable trigger user`;
    await sql`update audit_log set at = '2026-03-01T12:00:00Z'::timestamptz + (seq - 1) / 6 * interval '1 day' + (seq - 1) % 6 / 3 * interval '1 hour'
      where org_id = ${orgId}`;
    for (const trigger of ['audit_keep', 'audit_keep_all', 'audit_fixed'])
      await sql.unsafe(`alter table audit_log enable always trigger ${trigger}`);
    await sql`alter table audit_log enable trigger audit_number`;
  });
  await owner`delete from identity.members where user_id = ${gone.actor.userId}`;
});

const list = async (filters: AuditFilters) => (await listAuditEntries(admin.actor, { ...filters, limit: 100 })).entries;
const all = async (entries: AsyncIterable<AuditView>): Promise<AuditView[]> => {
  const found: AuditView[] = [];
  for await (const entry of entries) found.push(entry);
  return found;
};
const numbers = (entries: readonly AuditView[]) => entries.map(({ data }) => Number(data?.n));
const expected = (keep: (n: number) => boolean) => Array.from({ length: 18 }, (_, n) => 17 - n).filter(keep);

const filters = (): [string, AuditFilters, (n: number) => boolean][] => [
  ['nothing', {}, () => true],
  ['a person', { actor: [admin.actor.userId] }, (n) => n % 3 === 0],
  ['CloudLens itself', { actor: [cloudLens] }, (n) => n % 3 === 2],
  ['a person or CloudLens', { actor: [cloudLens, gone.actor.userId] }, (n) => n % 3 > 0],
  ['an action', { action: ['scan.start'] }, (n) => n % 2 === 1],
  ['two actions', { action: ['scan.start', 'account.update'] }, () => true],
  ['a time, its end left out', { from: '2026-03-01T13:00:00Z', to: '2026-03-02T13:00:00Z' }, (n) => n >= 3 && n < 9],
  ['text of the target, in any case', { target: ' tHING-1 ' }, (n) => n % 4 > 0 && String(n).startsWith('1')],
  ['text that would be a pattern', { target: '%' }, () => false],
  [
    'all at once',
    {
      actor: [admin.actor.userId],
      action: ['scan.start'],
      target: 'thing',
      from: '2026-03-02T00:00:00Z',
    },
    (n) => n === 9 || n === 15,
  ],
];

describe('the audit log', () => {
  it('lists, counts and exports the same rows under each filter', async () => {
    for (const [name, filter, keep] of filters()) {
      const page = await listAuditEntries(admin.actor, {
        ...filter,
        limit: 100,
      });
      expect(numbers(page.entries), name).toEqual(expected(keep));
      expect(page.pagination, name).toEqual({
        total: expected(keep).length,
        nextCursor: null,
      });
      expect(await all(eachAuditEntry(admin.actor, filter, 4)), name).toEqual(page.entries);
    }
  });

  it.each([1, 2, 4, 5, 18])('gives each row once in pages of %i, though rows tie', async (limit) => {
    const walked: AuditView[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof listAuditEntries>> = await listAuditEntries(admin.actor, { limit, cursor });
      expect(page.pagination.total).toBe(18);
      walked.push(...page.entries);
      cursor = page.pagination.nextCursor;
    } while (cursor);
    expect(numbers(walked)).toEqual(expected(() => true));
  });

  it('says which rows the chain holds', async () => {
    expect((await list({})).map(({ sealed }) => sealed)).toEqual([false, false, ...Array<boolean>(16).fill(true)]);
  });

  it('offers as filters who and what stands in it, those who left included, and the members', async () => {
    const { actors, actions } = await auditFacets(admin.actor);
    expect(new Map(actors.map(({ value, label }) => [value, label]))).toEqual(
      new Map([
        [admin.actor.userId, 'The admin'],
        [viewer.actor.userId, 'The viewer'],
        [gone.actor.userId, gone.email],
        [cloudLens, 'CloudLens itself'],
      ]),
    );
    expect(actions).toEqual(['account.update', 'scan.start']);
  });

  it('shows nothing of it to another organization, and none to viewers', async () => {
    const foreign = { actor: [admin.actor.userId] };
    expect((await listAuditEntries(stranger.actor, { ...foreign, limit: 100 })).pagination.total).toBe(0);
    expect(await all(eachAuditEntry(stranger.actor, foreign))).toEqual([]);
    expect((await auditFacets(stranger.actor)).actors.map(({ value }) => value)).toEqual([stranger.actor.userId, cloudLens]);
    const { nextCursor } = (await listAuditEntries(admin.actor, { limit: 5 })).pagination;
    await expect(listAuditEntries(stranger.actor, { limit: 5, cursor: nextCursor })).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await expect(listAuditEntries(viewer.actor, { limit: 5 })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(all(eachAuditEntry(viewer.actor, {}))).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
    await expect(auditFacets(viewer.actor)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});

describe('the download', () => {
  const ask = (route: typeof exportRoute, path: string) =>
    route(
      new Request(`http://localhost:3000${path}`, {
        headers: { authorization: `Bearer ${key}` },
      }),
    );
  const query = 'action=account.update&from=2026-03-01T12:30:00Z';

  it('as JSON holds what the list holds under the same filters', async () => {
    const listed = (await (await ask(listRoute, `/api/audit?limit=100&${query}`)).json()) as { data: { entries: unknown[] } };
    const answer = await ask(exportRoute, `/api/audit/export?format=json&${query}`);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="cloudlens-audit-[-\d]{10}\.json"$/);
    expect(listed.data.entries).toHaveLength(7);
    expect(await answer.json()).toEqual(listed.data.entries);
    expect(await (await ask(exportRoute, '/api/audit/export?format=json&target=nowhere')).json()).toEqual([]);
  });

  it('as CSV holds the same, and no cell that a spreadsheet would run', async () => {
    const answer = await ask(exportRoute, `/api/audit/export?${query}`);
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const [head, ...lines] = (await answer.text()).trimEnd().split('\r\n');
    expect(head).toBe('seq,at,actor,actor id,via,action,target,data,request id,sealed');
    expect(lines).toHaveLength(7);
    expect(lines[0]).toBe(
      `17,2026-03-03T13:00:00.000Z,${gone.email},${gone.actor.userId},session,account.update,'=cmd()|x,"{""n"":16}",,no`,
    );
    expect(lines.join('\n')).not.toContain(',=cmd');
  });
});
