import postgres from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { withDatabase } from '@/scripts/test/with-database';
import { migrateDatabase } from './migrate';
import { ROLES } from './urls';

const urls = inject('databaseUrls');
const owner = postgres(urls.owner, { max: 1, onnotice: () => {} });
beforeAll(async () => {
  await owner`select 1`;
});
afterAll(() => owner.end());

test('no role of the server owns a table of the product, is mighty, or may create anything beside the engine', async () => {
  const names = Object.values(ROLES);
  const roles =
    await owner`select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname in ${owner(names)}`;
  expect(roles).toHaveLength(names.length);
  for (const role of roles) expect(role).toMatchObject({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
  const owned = await owner`
    select tableowner from pg_tables where tableowner in ${owner(names)} and schemaname in ('public', 'identity')`;
  expect(owned).toEqual([]);
  const [engine] = await owner`select pg_get_userbyid(nspowner) as owner from pg_namespace where nspname = 'engine'`;
  expect(engine?.owner).toBe(ROLES.engine);
});

test.each([
  ['DATABASE_APP_URL', 'create table public.mine (a int)'],
  ['DATABASE_APP_URL', 'select * from identity.users'],
  ['DATABASE_IDENTITY_URL', 'select * from public.scans'],
  ['DATABASE_DIRECTORY_URL', 'select * from public.scans'],
  ['ENGINE_DATABASE_URL', 'select * from public.scans'],
  ['ENGINE_DATABASE_URL', 'select * from identity.users'],
] as const)('%s may not: %s', async (name, statement) => {
  await withDatabase(urls[name], async (sql) => {
    await expect(sql.unsafe(statement)).rejects.toMatchObject({ code: '42501' });
  });
});

test('a wrong password is refused: nothing is trusted for coming from this machine', async () => {
  const wrong = new URL(urls.DATABASE_APP_URL);
  wrong.password = 'wrong';
  await withDatabase(wrong.href, async (sql) => {
    await expect(sql`select 1`).rejects.toMatchObject({ code: '28P01' });
  });
});

test('migrating again changes nothing and two at once do not collide', async () => {
  const count = () => owner`select count(*)::int as n from drizzle.__drizzle_migrations`.then(([row]) => row?.n);
  const before = await count();
  await Promise.all([migrateDatabase(urls.owner, undefined), migrateDatabase(urls.owner, undefined)]);
  expect(await count()).toBe(before);
});
