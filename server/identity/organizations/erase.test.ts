import { eq } from 'drizzle-orm';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { organizations } from '@/drizzle/schema/identity';
import { takeOwnDatabase } from '@/scripts/test/own-database';
import { recordAudit } from '@/server/audit/record';
import { sealOrganization } from '@/server/audit/seal';
import { verifyAll, verifyOrganization } from '@/server/audit/verify';
import { closeDatabase, withIdentity, withOrg } from '@/server/db';
import type { OrgId } from '@/server/ids';
import { furnishOrganization } from '@/server/test/isolation/furnished-organization';
import { rowsOf } from '@/server/test/isolation/rows-of';
import { makeRow, type TenantTable, tenantTables } from '@/server/test/tenant-tables';
import { eraseSome, organizationsToErase } from './erase';
import { childrenFirst } from './tenant-tables';

// The nightly job, which other suites run, erases whatever is due.
const owner = postgres(await takeOwnDatabase(inject('databaseUrls').owner), { max: 1, onnotice: () => {} });
afterAll(async () => {
  await Promise.all([owner.end(), closeDatabase()]);
});

const tables = await tenantTables(owner);
const planted = tables.filter(({ name }) => !name.startsWith('audit_'));

/** Rows of every tenant table, with no regard to what they refer to. */
async function plant(table: TenantTable, orgId: OrgId, count: number): Promise<void> {
  await owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    for (let n = 0; n < count; n += 1) await sql`insert into ${sql(table.name)} ${sql(makeRow(table, orgId))} on conflict do nothing`;
  });
}

async function fullOrganization(): Promise<OrgId> {
  const { orgId, admin } = await furnishOrganization();
  for (const table of planted) await plant(table, orgId, 3);
  await withOrg(orgId, (tx) => recordAudit(tx, admin.actor, { action: 'thing.change', target: 'one' }));
  return orgId;
}

const markDeleted = (orgId: OrgId, daysAgo: number) =>
  withIdentity((tx) =>
    tx
      .update(organizations)
      .set({ deletedAt: new Date(Date.now() - daysAgo * 86_400_000) })
      .where(eq(organizations.id, orgId)),
  );

async function countsOf(orgId: OrgId): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { name } of tables) {
    const [row] = await owner<{ n: number }[]>`select count(*)::int as n from ${owner(name)} where org_id = ${orgId}`;
    if (row && row.n > 0) counts[name] = row.n;
  }
  return counts;
}

/** Tables of the identity schema that name an organization, but for the list of what was issued once, which forgets nothing. */
async function identityCountsOf(orgId: OrgId): Promise<Record<string, number>> {
  const named = await owner<{ name: string; column: string }[]>`
    select table_name as name, column_name as column from information_schema.columns
    where table_schema = 'identity' and (column_name ~ 'organization_id$' or (table_name = 'organizations' and column_name = 'id'))
      and table_name <> 'issued_external_ids'`;
  expect(named.length).toBeGreaterThan(4);
  const counts: Record<string, number> = {};
  for (const { name, column } of named) {
    const [row] = await owner<{ n: number }[]>`select count(*)::int as n from identity.${owner(name)} where ${owner(column)} = ${orgId}`;
    if (row && row.n > 0) counts[name] = row.n;
  }
  return counts;
}

describe('an organization that was deleted', () => {
  let gone: OrgId;
  let other: OrgId;
  let before: unknown;
  beforeAll(async () => {
    [gone, other] = [await fullOrganization(), await fullOrganization()];
    // Places that the erased one frees go to whoever waits, and that would change these.
    await owner.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`update scans set status = 'completed' where org_id = ${other} and status = 'queued'`;
    });
    before = await rowsOf(other);
  });

  it('has rows in every tenant table, or the rest would prove nothing', async () => {
    const counts = await countsOf(gone);
    expect(tables.map(({ name }) => name).filter((name) => !counts[name] && !['audit_seals', 'audit_tombstones'].includes(name))).toEqual(
      [],
    );
    expect(Object.keys(await identityCountsOf(gone))).toEqual(
      expect.arrayContaining(['organizations', 'members', 'invitations', 'api_keys']),
    );
  });

  it('is left alone before its time', async () => {
    const counts = await countsOf(gone);
    expect(await eraseSome(gone)).toBe(true);
    await markDeleted(gone, 6);
    expect(await organizationsToErase()).not.toContain(gone);
    expect(await eraseSome(gone)).toBe(true);
    expect(await countsOf(gone)).toEqual(counts);
  });

  it('goes bit by bit, however often it is cut off, and leaves a tombstone that verifies', async () => {
    await markDeleted(gone, 8);
    expect(await organizationsToErase()).toContain(gone);
    let calls = 1;
    // A row at a time, and the call cut off after seven.
    for (; !(await eraseSome(gone, { rows: 1, batches: planted.length + 7 })); calls += 1) expect(calls).toBeLessThan(50);
    expect(calls).toBeGreaterThan(2);
    expect(await countsOf(gone)).toEqual({ audit_tombstones: 1 });
    expect(await identityCountsOf(gone)).toEqual({});
    expect(await verifyOrganization(gone)).toMatchObject({ erased: true, damage: [], unsealed: 0 });
    expect((await verifyAll()).find(({ orgId }) => orgId === gone)).toMatchObject({ erased: true, damage: [] });
  });

  it('is erased once: again changes nothing', async () => {
    const [stone] = await owner`select * from audit_tombstones where org_id = ${gone}`;
    expect(await eraseSome(gone)).toBe(true);
    expect(await owner`select * from audit_tombstones where org_id = ${gone}`).toEqual([stone]);
    expect(await organizationsToErase()).not.toContain(gone);
  });

  it('takes nothing of another one along', async () => {
    expect(await rowsOf(other)).toEqual(before);
    expect(await verifyOrganization(other)).toMatchObject({ erased: false, damage: [] });
  });
});

describe('an organization whose audit log is damaged', () => {
  it('keeps the log, and is not forgotten', async () => {
    const orgId = await fullOrganization();
    await markDeleted(orgId, 8);
    await sealOrganization(orgId);
    await owner.begin(async (sql) => {
      await sql`alter table audit_log disable trigger audit_fixed`;
      await sql`update audit_log set actor = 'somebody' where org_id = ${orgId} and seq = 1`;
      await sql`alter table audit_log enable always trigger audit_fixed`;
    });
    await expect(eraseSome(orgId)).rejects.toThrow(/is damaged and therefore kept: Row 1 was changed/);
    expect(Object.keys(await countsOf(orgId)).sort()).toEqual(['audit_heads', 'audit_log', 'audit_seals']);
    expect(await organizationsToErase()).toContain(orgId);
    expect(await verifyOrganization(orgId)).toMatchObject({ erased: false });
  });
});

describe('the order of tables', () => {
  it('puts those that refer to others first, and does not hang on a ring', () => {
    const table = (name: string, ...parents: string[]) => ({ name, deletable: true, parents });
    const sorted = (...tables: ReturnType<typeof table>[]) => childrenFirst(tables).map(({ name }) => name);
    expect(sorted(table('a'), table('b', 'a'), table('c', 'b', 'a'))).toEqual(['c', 'b', 'a']);
    expect(sorted(table('a', 'b'), table('b', 'a'), table('c', 'a'))).toHaveLength(3);
  });
});
