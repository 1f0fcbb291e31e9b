import { randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { runMigrations } from './run-migrations';

const { owner: ownerUrl } = inject('databaseUrls');
const owner = postgres(ownerUrl, { max: 1, onnotice: () => {} });
let folder: string;
let name: string;
let sql: postgres.Sql;
let other: postgres.Sql;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'migrations-'));
  name = `migrate_${randomUUID().replaceAll('-', '')}`;
  await owner.unsafe(`create database ${name}`);
  const url = Object.assign(new URL(ownerUrl), { pathname: `/${name}` }).href;
  [sql, other] = [1, 2].map(() => postgres(url, { max: 1, onnotice: () => {} })) as [postgres.Sql, postgres.Sql];
});
afterEach(async () => {
  await Promise.all([sql.end(), other.end()]);
  await owner.unsafe(`drop database ${name} with (force)`);
  rmSync(folder, { recursive: true });
});
afterAll(() => owner.end());

/** Writes migrations as drizzle-kit does, one for each text. */
function write(...texts: string[]): void {
  mkdirSync(join(folder, 'meta'), { recursive: true });
  const entries = texts.map((text, idx) => {
    writeFileSync(join(folder, `${idx}.sql`), text);
    return { idx, version: '7', when: 1_000 + idx, tag: String(idx), breakpoints: true };
  });
  writeFileSync(join(folder, 'meta', '_journal.json'), JSON.stringify({ version: '7', dialect: 'postgresql', entries }));
}
const tables = async () =>
  (await sql`select relname from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`).map(
    ({ relname }) => relname,
  );
const run = (tries = 1) => runMigrations(sql, folder, { wait: 50, pause: 20, tries });

describe('migrations', () => {
  it('run in order and once, each whole or not at all', async () => {
    write('create table a (x int)', 'create table b (x int);--> statement-breakpoint\nselect 1/0', 'create table c (x int)');
    await expect(run()).rejects.toMatchObject({ code: '22012' });
    expect(await tables()).toEqual(['a']);
    write('create table a (x int)', 'create table b (x int)', 'create table c (x int)');
    await run();
    await run();
    expect(await tables()).toEqual(['a', 'b', 'c']);
    expect(await sql`select created_at::int from drizzle.__drizzle_migrations order by id`).toEqual([
      { created_at: 1_000 },
      { created_at: 1_001 },
      { created_at: 1_002 },
    ]);
  });

  it('let go of a lock that they do not get, so that those behind them get through, and ask again', async () => {
    write('create table a (x int)', 'alter table a add column y int');
    await runMigrations(sql, folder);
    write('create table a (x int)', 'alter table a add column y int', 'alter table a add column z int');
    const { release, held } = holding(other);
    await held;
    const migrating = run(10_000);
    // Behind a patient ALTER TABLE this would wait for as long as the transaction lasts.
    await expect.poll(() => owner`select from pg_stat_activity where datname = ${name} and wait_event_type = 'Lock'`).toHaveLength(1);
    const reader = postgres(Object.assign(new URL(ownerUrl), { pathname: `/${name}` }).href, { max: 1 });
    expect(await reader`select * from a`).toHaveLength(0);
    await reader.end();
    release();
    await migrating;
    expect(await sql`select x, y, z from a`).toHaveLength(0);
  });

  it('say what to do when they never get it, having changed nothing', async () => {
    write('create table a (x int)');
    await run();
    write('create table a (x int)', 'create table b (x int);--> statement-breakpoint\nalter table a add column y int');
    const { release, held } = holding(other);
    await held;
    await expect(run(3)).rejects.toThrow(/pg_stat_activity/);
    release();
    expect(await tables()).toEqual(['a']);
  });

  it('build indexes outside of a transaction where they begin with it, and anew what a failed build left', async () => {
    const build = '-- concurrently\nCREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "a_x" ON "a" ("x");';
    write('create table a (x int);--> statement-breakpoint\ninsert into a values (1), (1)', build);
    await expect(run()).rejects.toMatchObject({ code: '23505' });
    const valid = async () =>
      (await sql`select indisvalid from pg_index where indexrelid = 'a_x'::regclass`).map(({ indisvalid }) => indisvalid);
    expect(await valid()).toEqual([false]);
    await sql`delete from a where ctid = '(0,1)'`;
    await run();
    expect(await valid()).toEqual([true]);
    await run();
  });
});

/** A transaction that has read the table, and lasts until `release`. */
function holding(by: postgres.Sql): { release: () => void; held: Promise<void> } {
  let release = () => {};
  const until = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held = new Promise<void>((resolve, reject) => {
    by.begin(async (tx) => {
      await tx`select * from a`;
      resolve();
      await until;
    }).catch(reject);
  });
  return { release, held };
}
