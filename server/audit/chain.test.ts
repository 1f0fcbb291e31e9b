import postgres from 'postgres';
import { afterAll, describe, expect, inject, it } from 'vitest';
import { takeOwnDatabase } from '@/scripts/test/own-database';
import { closeDatabase, withOrg } from '../db';
import type { OrgId } from '../ids';
import { makeOrganization } from '../test/organization';
import { tombstoneMac } from './chain';
import { recordAudit, systemActor } from './record';
import { sealOrganization } from './seal';
import { verifyOrganization } from './verify';

// What follows takes triggers away and locks whole tables.
const owner = postgres(await takeOwnDatabase(inject('databaseUrls').owner), { max: 1, onnotice: () => {} });
afterAll(async () => {
  await Promise.all([owner.end(), closeDatabase()]);
});

const note = (orgId: OrgId, target: string) =>
  withOrg(orgId, (tx) => recordAudit(tx, systemActor(orgId, 'workflow'), { action: 'thing.change', target, data: { b: 1, a: target } }));

/** Five rows, all sealed. */
async function sealedLog(): Promise<OrgId> {
  const orgId = await makeOrganization();
  for (const target of ['one', 'two', 'three', 'four', 'five']) await note(orgId, target);
  await sealOrganization(orgId);
  return orgId;
}

/** What nobody can do without taking the triggers away first: the owner's hand in the log. */
const tamper = (work: (sql: postgres.TransactionSql) => Promise<unknown>) =>
  owner.begin(async (sql) => {
    for (const table of ['audit_log', 'audit_seals', 'audit_heads']) await sql.unsafe(`alter table ${table} disable trigger user`);
    await work(sql);
    for (const table of ['audit_log', 'audit_seals', 'audit_heads'])
      for (const trigger of ['audit_keep', 'audit_keep_all', table === 'audit_heads' ? 'audit_forward' : 'audit_fixed'])
        await sql.unsafe(`alter table ${table} enable always trigger ${trigger}`);
    await sql.unsafe('alter table audit_log enable trigger audit_number');
  });

describe('the numbers of the audit log', () => {
  it('count without gaps, however many write at once and however many give up', async () => {
    const orgId = await makeOrganization();
    const writes = Array.from({ length: 30 }, (_, n) =>
      withOrg(orgId, async (tx) => {
        await recordAudit(tx, systemActor(orgId, 'workflow'), { action: 'thing.change', target: String(n) });
        if (n % 3 === 0) throw new Error('gives up');
      }).catch(() => undefined),
    );
    await Promise.all(writes);
    const rows = await withOrg(orgId, ({ sql }) => sql`select seq::int as seq from audit_log where org_id = ${orgId} order by seq`);
    expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: 20 }, (_, n) => n + 1));
  });
});

describe('the audit log', () => {
  it('refuses its owner too', async () => {
    const orgId = await sealedLog();
    for (const table of ['audit_log', 'audit_seals', 'audit_heads'])
      for (const statement of [`delete from ${table} where org_id = '${orgId}'`, `truncate ${table} cascade`])
        await expect(owner.unsafe(statement), statement).rejects.toMatchObject({ code: '42501' });
    await expect(owner`update audit_log set actor = 'nobody' where org_id = ${orgId}`).rejects.toMatchObject({ code: '42501' });
    await expect(owner`update audit_heads set last_seq = 1 where org_id = ${orgId}`).rejects.toMatchObject({ code: '42501' });
  });
});

describe('the chain', () => {
  it('holds for what nobody touched, and tells what it does not hold yet', async () => {
    const orgId = await sealedLog();
    await note(orgId, 'six');
    expect(await verifyOrganization(orgId)).toEqual({ orgId, verified: 5, unsealed: 1, erased: false, damage: [] });
    expect(await sealOrganization(orgId)).toBe(1);
    expect(await verifyOrganization(orgId)).toMatchObject({ verified: 6, unsealed: 0, damage: [] });
  });

  it('is extended once when many processes seal at the same time', async () => {
    const orgId = await makeOrganization();
    for (const target of ['one', 'two', 'three']) await note(orgId, target);
    await Promise.all(Array.from({ length: 8 }, () => sealOrganization(orgId)));
    await sealOrganization(orgId);
    expect(await verifyOrganization(orgId)).toMatchObject({ verified: 3, unsealed: 0, damage: [] });
  });

  const swap = (sql: postgres.TransactionSql, orgId: OrgId, table: string) =>
    sql`
    update ${sql(table)} set seq = case seq when 2 then -3 else -2 end where org_id = ${orgId} and seq in (2, 3)`.then(
      () => sql`update ${sql(table)} set seq = -seq where org_id = ${orgId} and seq < 0`,
    );

  it.each<[string, (sql: postgres.TransactionSql, orgId: OrgId) => Promise<unknown>, RegExp]>([
    [
      'an edited value',
      (sql, orgId) => sql`update audit_log set target = 'other' where org_id = ${orgId} and seq = 3`,
      /^Row 3 was changed/,
    ],
    [
      'edited data',
      (sql, orgId) => sql`update audit_log set data = data || '{"a": "x"}' where org_id = ${orgId} and seq = 2`,
      /^Row 2 was changed/,
    ],
    ['an edited time', (sql, orgId) => sql`update audit_log set at = at + interval '1 ms' where org_id = ${orgId} and seq = 1`, /^Row 1/],
    ['a deleted row', (sql, orgId) => sql`delete from audit_log where org_id = ${orgId} and seq = 3`, /^Row 3 is missing/],
    [
      'a deleted row whose followers moved up',
      async (sql, orgId) => {
        for (const table of ['audit_log', 'audit_seals']) {
          await sql`delete from ${sql(table)} where org_id = ${orgId} and seq = 3`;
          for (const seq of [4, 5]) await sql`update ${sql(table)} set seq = seq - 1 where org_id = ${orgId} and seq = ${seq}`;
        }
        await sql`update audit_heads set last_seq = 4, sealed_seq = 4 where org_id = ${orgId}`;
      },
      /^Row 3 was changed, moved or inserted/,
    ],
    ['rows that changed places', (sql, orgId) => swap(sql, orgId, 'audit_log'), /^Row 2 was changed, moved/],
    [
      'rows that changed places with their seals',
      async (sql, orgId) => {
        await swap(sql, orgId, 'audit_log');
        await swap(sql, orgId, 'audit_seals');
      },
      /^Row 2 was changed, moved/,
    ],
    [
      'an inserted row',
      async (sql, orgId) => {
        await sql`delete from audit_seals where org_id = ${orgId} and seq = 5`;
        await sql`update audit_log set seq = 6 where org_id = ${orgId} and seq = 5`;
        await sql`insert into audit_log (org_id, seq, actor, via, action) values (${orgId}, 5, 'nobody', 'session', 'thing.change')`;
      },
      /^Row 5 has no seal: it was inserted/,
    ],
    [
      'a cut tail',
      async (sql, orgId) => {
        for (const table of ['audit_log', 'audit_seals']) await sql`delete from ${sql(table)} where org_id = ${orgId} and seq > 3`;
      },
      /^The end is missing: the log has had 5 rows, and the last there is 3/,
    ],
    [
      'a log without its head',
      (sql, orgId) => sql`update audit_heads set sealed_mac = 'aa' where org_id = ${orgId}`,
      /^The head does not fit/,
    ],
  ])('tells %s', async (_, damage, expected) => {
    const orgId = await sealedLog();
    await tamper((sql) => damage(sql, orgId));
    const report = await verifyOrganization(orgId);
    expect(
      report.damage.some((sentence) => expected.test(sentence)),
      report.damage.join('\n'),
    ).toBe(true);
  });

  it('ends in a tombstone that verifies, takes the rows along, and takes no more', async () => {
    const orgId = await sealedLog();
    const [head] = await withOrg(orgId, ({ sql }) => sql`select sealed_mac as mac from audit_heads where org_id = ${orgId}`);
    const stone = { orgId, erasedAt: '2026-01-02T03:04:05.678Z', lastSeq: 5, headMac: String(head?.mac), keyId: '' };
    const { auditKeyId } = await import('./chain');
    stone.keyId = auditKeyId();
    const mac = tombstoneMac(stone);
    await withOrg(orgId, async ({ sql }) => {
      await sql`insert into audit_tombstones (org_id, erased_at, last_seq, head_mac, key_id, mac)
        values (${orgId}, ${stone.erasedAt}, 5, ${stone.headMac}, ${stone.keyId}, ${mac})`;
      await sql`delete from audit_heads where org_id = ${orgId}`;
    });
    const [left] = await owner`select count(*)::int as n from audit_log where org_id = ${orgId}`;
    expect(left?.n).toBe(0);
    expect(await verifyOrganization(orgId)).toMatchObject({ erased: true, damage: [] });
    await expect(note(orgId, 'late')).rejects.toThrow();
    await expect(owner`delete from audit_tombstones where org_id = ${orgId}`).rejects.toMatchObject({ code: '42501' });
  });
});
