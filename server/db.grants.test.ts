import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { takeOwnDatabase } from '@/scripts/test/own-database';
import { closeDatabase, withOrg } from './db';
import type { AnyOrgId, OrgId } from './ids';
import { makeOrganization } from './test/organization';
import { makeRow, type TenantTable, tenantTables } from './test/tenant-tables';

/** For every table whose rows belong to an AWS account: somebody who is limited to one account, and the rows of another. */

// Of its own: jobs that other suites run look through all organizations, and change rows that look due.
const owner = postgres(await takeOwnDatabase(inject('databaseUrls').owner), { max: 1, onnotice: () => {} });
const app = postgres(process.env.DATABASE_APP_URL ?? '', { max: 1, onnotice: () => {} });
const all = await tenantTables(owner);
const guarded = new Set(
  (await owner`select tablename from pg_policies where schemaname = 'public' and policyname = 'granted_accounts'`).map((row) =>
    String(row.tablename),
  ),
);
const parents = await owner<{ part: string; column: string; whole: string }[]>`
  select f.conrelid::regclass::text as part, a.attname as column, f.confrelid::regclass::text as whole from pg_constraint f
  join pg_attribute a on a.attrelid = f.conrelid and a.attnum = any(f.conkey) and a.attname <> 'org_id'
  where f.contype = 'f' and f.connamespace = 'public'::regnamespace`;

afterAll(async () => {
  await Promise.all([owner.end(), app.end(), closeDatabase()]);
});

type Row = Record<string, unknown>;
const tableNamed = (name: string): TenantTable => all.find((table) => table.name === name) as TenantTable;
const accountColumn = ({ name, columns }: TenantTable): string | undefined =>
  name === 'aws_accounts' ? 'id' : columns.find((column) => column.name === 'aws_account_id')?.name;

/** A row that belongs to that account, by its own column or by the row that it is a part of. */
async function rowOf(table: TenantTable, orgId: string, account: string): Promise<Row> {
  const row = makeRow(table, orgId);
  const own = accountColumn(table);
  if (own) return { ...row, [own]: account };
  for (const { column, whole } of parents.filter(({ part, whole }) => part === table.name && guarded.has(whole)))
    row[column] = (await plant(tableNamed(whole), orgId, account)).id;
  return row;
}

async function plant(table: TenantTable, orgId: string, account: string): Promise<Row> {
  const values = await rowOf(table, orgId, account);
  return owner.begin(async (sql) => {
    await sql`set local session_replication_role = replica`;
    const [row] = await sql`insert into ${sql(table.name)} ${sql(values)} returning *`;
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

describe.each(all.filter(({ name }) => guarded.has(name)).map((table) => [table.name, table] as const))('%s', (name, table) => {
  const granted = crypto.randomUUID();
  const foreign = crypto.randomUUID();
  let orgId: OrgId;
  let mine: Row;
  let theirs: Row;

  beforeAll(async () => {
    orgId = await makeOrganization();
    mine = await plant(table, orgId, granted);
    theirs = await plant(table, orgId, foreign);
  });

  const limited = <T>(work: (sql: postgres.TransactionSql) => Promise<T>, accountIds: string[] = [granted]): Promise<T> =>
    withOrg({ orgId: orgId as AnyOrgId, accountIds }, (tx) => work(tx.sql));
  const isRow = (sql: postgres.TransactionSql | postgres.Sql, row: Row) =>
    table.key.map((column) => sql`${sql(column)} = ${asText(row[column]) as string}`).reduce((one, other) => sql`${one} and ${other}`);
  const isThere = async () => (await owner`select * from ${owner(name)} where ${isRow(owner, theirs)}`)[0];

  it('shows rows of granted accounts only', async () => {
    const count = async (accountIds: string[]) => (await limited((sql) => sql`select 1 from ${sql(name)}`, accountIds)).length;
    expect(await count([granted])).toBe(1);
    expect(await limited((sql) => sql`select 1 from ${sql(name)} where ${isRow(sql, mine)}`)).toHaveLength(1);
    expect(await limited((sql) => sql`select 1 from ${sql(name)} where ${isRow(sql, theirs)}`)).toHaveLength(0);
    expect(await count([granted, foreign])).toBe(2);
    expect(await count([])).toBe(0);
  });

  it('shows everything to jobs and to who is not limited', async () => {
    expect(await withOrg(orgId, ({ sql }) => sql`select 1 from ${sql(name)}`)).toHaveLength(2);
  });

  it('takes no row for an account that is not granted', async () => {
    const owned = [accountColumn(table), ...parents.filter(({ part }) => part === name).map(({ column }) => column)];
    const row = { ...makeRow(table, orgId), ...Object.fromEntries(owned.flatMap((column) => (column ? [[column, theirs[column]]] : []))) };
    expect(await codeOf(limited((sql) => sql`insert into ${sql(name)} ${sql(row)}`))).toBe(refusedByPolicy);
  });

  it('changes and deletes no row of an account that is not granted', async () => {
    expect((await limited((sql) => sql`update ${sql(name)} set org_id = org_id where ${isRow(sql, theirs)}`)).count).toBe(0);
    expect((await limited((sql) => sql`delete from ${sql(name)} where ${isRow(sql, theirs)}`)).count).toBe(0);
    expect(await isThere()).toEqual(theirs);
  });

  it('shows nothing when nobody said which accounts, also on a connection that had some', async () => {
    await app.begin(async (sql) => {
      await sql`select set_config('app.org_id', ${orgId}, true), set_config('app.account_ids', 'all', true)`;
      expect(await sql`select 1 from ${sql(name)}`).toHaveLength(2);
    });
    await app.begin(async (sql) => {
      await sql`select set_config('app.org_id', ${orgId}, true)`;
      expect(await sql`select 1 from ${sql(name)}`).toHaveLength(0);
    });
  });
});

describe('the test itself', () => {
  it('covers every table that carries an account, and its parts', () => {
    const carriers = all.filter((table) => accountColumn(table)).map(({ name }) => name);
    expect(carriers.length).toBeGreaterThan(5);
    for (const name of carriers) expect(guarded).toContain(name);
    for (const { part, whole } of parents) if (carriers.includes(whole)) expect(guarded).toContain(part);
  });
});
