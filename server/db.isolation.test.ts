import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { takeOwnDatabase } from '@/scripts/test/own-database';
import { closeDatabase, withDirectory, withIdentity, withOrg } from './db';
import type { OrgId } from './ids';
import { documentedCases } from './test/isolation/documented';
import { makeOrganization } from './test/organization';
import { makeRow, type TenantTable, tenantTables } from './test/tenant-tables';

/** For every tenant table of the catalogue: nine ways to reach another organization's rows, as the role the app connects with. */

// Policies are changed here, and rows planted that refer to nothing.
const owner = postgres(await takeOwnDatabase(inject('databaseUrls').owner), { max: 1, onnotice: () => {} });
const app = postgres(process.env.DATABASE_APP_URL ?? '', { max: 1, onnotice: () => {} });
const tables = await tenantTables(owner);

afterAll(async () => {
  await Promise.all([owner.end(), app.end(), closeDatabase()]);
});

type Row = Record<string, unknown>;

/** Past policies and foreign keys: what other organizations have is simply there. */
async function plant(table: TenantTable, orgId: string): Promise<Row> {
  return owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    const [row] = await sql`insert into ${sql(table.name)} ${sql(makeRow(table, orgId))} returning *`;
    if (!row) throw new Error(`nothing was planted in ${table.name}`);
    return row;
  });
}

const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'accepted',
    (error: { code?: string }) => error.code ?? 'no code',
  );
/** drizzle takes over how its connections write dates. */
const asText = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : value);
const refusedByPolicy = '42501';

describe.each(tables.map((table) => [table.name, table] as const))('%s', (name, table) => {
  let mine: OrgId;
  let theirs: OrgId;
  let theirRow: Row;

  beforeAll(async () => {
    [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    await plant(table, mine);
    theirRow = await plant(table, theirs);
  });

  const asMe = <T>(work: (sql: postgres.TransactionSql) => Promise<T>): Promise<T> => withOrg(mine, (tx) => work(tx.sql));
  const theirRowNow = async () => (await owner`select * from ${owner(name)} where org_id = ${theirs}`)[0];

  it('shows only our own rows', async () => {
    const rows = await asMe((sql) => sql`select org_id from ${sql(name)}`);
    expect(rows.map((row) => row.org_id)).toEqual([mine]);
  });

  it('takes no row for another organization', async () => {
    expect(await codeOf(asMe((sql) => sql`insert into ${sql(name)} ${sql(makeRow(table, theirs))}`))).toBe(refusedByPolicy);
  });

  it("changes no other organization's row", async () => {
    const change = asMe((sql) => sql`update ${sql(name)} set org_id = org_id where org_id = ${theirs}`);
    if (table.canUpdate) expect((await change).count).toBe(0);
    else expect(await codeOf(change)).toBe(refusedByPolicy);
    expect(await theirRowNow()).toEqual(theirRow);
  });

  it('lets no row of ours move away', async () => {
    expect(await codeOf(asMe((sql) => sql`update ${sql(name)} set org_id = ${theirs}`))).toBe(refusedByPolicy);
  });

  it("deletes no other organization's row", async () => {
    const deletion = asMe((sql) => sql`delete from ${sql(name)} where org_id = ${theirs}`);
    if (table.canDelete) expect((await deletion).count).toBe(0);
    else expect(await codeOf(deletion)).toBe(refusedByPolicy);
    expect(await theirRowNow()).toEqual(theirRow);
  });

  it("does not merge into another organization's key", async () => {
    const row = { ...makeRow(table, theirs), ...Object.fromEntries(table.key.map((column) => [column, asText(theirRow[column])])) };
    const columns = Object.keys(row);
    const merge = asMe(
      (sql) =>
        sql`insert into ${sql(name)} (${sql(columns)}) overriding system value values ${sql([columns.map((column) => row[column] as string)])} on conflict (${sql(table.key)}) do update set org_id = ${mine}`,
    );
    expect(await codeOf(merge)).toBe(refusedByPolicy);
    expect(await theirRowNow()).toEqual(theirRow);
  });

  it('takes no COPY past the policy', async () => {
    const copy = asMe(async (sql) => {
      const stream = await sql`copy ${sql(name)} (org_id) from stdin`.writable();
      await new Promise((resolve, reject) => stream.on('error', reject).on('finish', resolve).end(`${theirs}\n`));
    });
    expect(await codeOf(copy)).toBe('0A000');
  });

  it('shows nothing when no organization is set, also on a connection that had one', async () => {
    await app.begin((sql) => sql`select set_config('app.org_id', ${theirs}, true)`);
    expect(await app`select 1 from ${app(name)}`).toHaveLength(0);
    expect(await codeOf(app`insert into ${app(name)} ${app(makeRow(table, theirs))}`)).toBe(refusedByPolicy);
  });

  it('shows nothing for an organization that is none', async () => {
    for (const garbage of ["' or true --", '*', '0', theirs.slice(0, -1)]) {
      const reading = app.begin(async (sql) => {
        await sql`select set_config('app.org_id', ${garbage}, true)`;
        return (await sql`select 1 from ${sql(name)}`).length;
      });
      // PostgreSQL need not look at the setting when there is no row.
      expect([0, '22P02']).toContain(await reading.catch(({ code }: { code: string }) => code));
    }
  });

  it('opens to no other door', async () => {
    expect(await codeOf(withIdentity((tx) => tx.sql.unsafe(`select 1 from public.${name}`)))).toBe(refusedByPolicy);
    expect(await codeOf(withDirectory((tx) => tx.sql`select * from ${tx.sql(name)}`))).toBe(refusedByPolicy);
  });
});

class Undo extends Error {}

// A trigger keeps the heads of audit logs, whatever a policy says.
const isDeletable = ({ name, canDelete }: TenantTable): boolean => canDelete && name !== 'audit_heads';

describe.each(tables.map((table) => [table.name, table] as const))('a policy of %s that lets everything through', (name, table) => {
  it('turns the cases above red', async () => {
    const [mine, theirs] = [await makeOrganization(), await makeOrganization()];
    for (const orgId of [mine, theirs]) await plant(table, orgId);
    const seen: Record<string, unknown> = {};
    const work = owner.begin(async (sql) => {
      // Taken back below.
      await sql.unsafe(`alter policy tenant on ${name} using (true) with check (true)`);
      await sql`select set_config('role', 'cloudlens_app', true), set_config('app.org_id', ${mine}, true),
        set_config('app.account_ids', 'all', true)`;
      seen.reads = (await sql`select org_id from ${sql(name)} where org_id = ${theirs}`).length;
      if (table.canUpdate) seen.updates = (await sql`update ${sql(name)} set org_id = org_id where org_id = ${theirs}`).count;
      if (isDeletable(table)) seen.deletes = (await sql`delete from ${sql(name)} where org_id = ${theirs}`).count;
      throw new Undo();
    });
    await work.catch((error: unknown) => {
      if (!(error instanceof Undo)) throw error;
    });
    expect(seen).toEqual({ reads: 1, ...(table.canUpdate ? { updates: 1 } : {}), ...(isDeletable(table) ? { deletes: 1 } : {}) });
  });
});

describe('the identity schema', () => {
  it('opens to the identity door only', async () => {
    const names = (
      await owner`select c.oid::regclass::text as name from pg_class c where c.relkind = 'r' and c.relnamespace = 'identity'::regnamespace`
    ).map((row) => String(row.name));
    expect(names.length).toBeGreaterThan(5);
    for (const name of names) {
      expect(
        await codeOf(withOrg('00000000-0000-0000-0000-000000000000' as OrgId, (tx) => tx.sql.unsafe(`select 1 from ${name}`))),
        name,
      ).toBe(refusedByPolicy);
      expect(await codeOf(withDirectory((tx) => tx.sql.unsafe(`select 1 from ${name}`))), name).toBe(refusedByPolicy);
      expect(await codeOf(withIdentity((tx) => tx.sql.unsafe(`select 1 from ${name}`))), name).toBe('accepted');
    }
  });
});

describe('the directory door', () => {
  it('only reads', async () => {
    expect(await codeOf(withDirectory((tx) => tx.sql`select id, org_id, status from scans`))).toBe('accepted');
    expect(await codeOf(withDirectory((tx) => tx.sql`update scans set status = 'failed'`))).not.toBe('accepted');
    expect(await codeOf(withDirectory((tx) => tx.sql`select error from scans`))).toBe(refusedByPolicy);
  });
});

describe('the test itself', () => {
  it('has as many cases as docs/security.md says', () => {
    const cases = tables.length * 11;
    console.log(`${cases} cases for ${tables.length} tables`);
    expect(cases).toBeGreaterThanOrEqual(documentedCases('Tables'));
  });

  it('covers every table with an organization', async () => {
    const [row] =
      await owner`select count(distinct table_name)::int as tables from information_schema.columns where table_schema = 'public' and column_name = 'org_id'`;
    expect(tables).toHaveLength(row?.tables);
  });
});
