import type { ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { patience } from '@/scripts/test/patience';
import { oneConnection } from '../lib/database/one-connection';
import { spawnServer, startServer, stopServer } from '../lib/database/owner';
import { type Cluster, prepareCluster } from '../lib/postgres/cluster';
import { root } from '../lib/root.mjs';
import { loadSecrets } from '../lib/secrets';
import { backup } from './backup';
import { checkBackup, writeManifest } from './manifest';
import { restore } from './restore';

// A bundled PostgreSQL with the two tables that a restore tells of, backed up while somebody writes.

mkdirSync(join(root, '.data'), { recursive: true });
const folder = mkdtempSync(join(root, '.data', 'test-backup-'));
const [data, archive, kept] = ['data', 'archive', 'kept'].map((name) => join(folder, name)) as [string, string, string];
let cluster: Cluster;
let server: ChildProcess;
let sql: postgres.Sql;

/** The database's own time, cut to milliseconds. */
const clock = async (): Promise<Date> => {
  const [row] = await sql<{ at: Date }[]>`select clock_timestamp() as at`;
  return row?.at ?? new Date(0);
};

const add = async (name: string): Promise<Date> => {
  await sql`insert into identity.organizations values (${name})`;
  await sql`insert into audit_log values (clock_timestamp())`;
  return clock();
};

/** Names in a restored data folder, asked for as its next start would. */
async function namesIn(target: string): Promise<string[]> {
  const restored = await prepareCluster(join(target, 'pg'));
  const running = await startServer(restored);
  const reader = oneConnection(restored.ownerUrl);
  try {
    return (await reader<{ name: string }[]>`select name from identity.organizations where name !~ '^busy' order by name`).map(
      ({ name }) => name,
    );
  } finally {
    await reader.end();
    await stopServer(running);
  }
}

beforeAll(async () => {
  mkdirSync(data, { mode: 0o700 });
  loadSecrets(data);
  cluster = await prepareCluster(join(data, 'pg'), { archive });
  server = await startServer(cluster);
  sql = postgres(cluster.ownerUrl, { max: 2, onnotice: () => {}, fetch_types: false });
  await sql`create schema identity`;
  await sql`create table identity.organizations (name text)`;
  await sql`create table audit_log (at timestamptz)`;
  await add('before');
});

afterAll(async () => {
  await sql.end();
  await stopServer(server);
  rmSync(folder, { recursive: true, force: true });
});

it('keeps what was committed, with the secrets, while somebody writes', async () => {
  let writing = true;
  const writer = (async () => {
    for (let nth = 0; writing; nth++)
      await sql`insert into identity.organizations select 'busy' || ${nth}::int from generate_series(1, 500)`;
  })();
  const manifest = await backup(cluster.ownerUrl, data, kept).finally(() => {
    writing = false;
  });
  await writer;
  expect(await checkBackup(kept)).toEqual(manifest);
  expect(readFileSync(join(kept, 'secrets.json'), 'utf8')).toBe(readFileSync(join(data, 'secrets.json'), 'utf8'));
  expect(statSync(kept).mode & 0o077).toBe(0);
  expect(readdirSync(folder)).not.toContain('kept.partial');
  await expect(backup(cluster.ownerUrl, data, kept)).rejects.toThrow(/never replaces another/);

  const target = join(folder, 'plain');
  expect((await restore({ from: kept, to: target })).organizations).toBeGreaterThan(0);
  expect(await namesIn(target)).toEqual(['before']);
  expect(readFileSync(join(target, 'secrets.json'), 'utf8')).toBe(readFileSync(join(data, 'secrets.json'), 'utf8'));
  await expect(restore({ from: kept, to: target })).rejects.toThrow(/has a pg already/);
});

it('comes back as it was at an instant, at the end of the log, and not at one that the log does not reach', async () => {
  const wanted = await add('wanted');
  // Nothing is written while the clock goes on: a row of the same millisecond would come back too.
  await vi.waitUntil(async () => (await clock()) > new Date(wanted.getTime() + 50), patience);
  await add('unwanted');
  // The file that ends now, known before anybody writes into the next one.
  const [ended] = await sql<{ file: string }[]>`select pg_walfile_name(pg_switch_wal()) as file`;
  await vi.waitUntil(async () => {
    const [row] = await sql<{ done: boolean }[]>`
      select left(last_archived_wal, 24) >= ${ended?.file ?? ''} as done from pg_stat_archiver`;
    return row?.done;
  }, patience);

  const then = join(folder, 'then');
  mkdirSync(then);
  await restore({ from: kept, to: then, archive, until: new Date(wanted.getTime() + 1) });
  expect(await namesIn(then)).toEqual(['before', 'wanted']);

  const all = join(folder, 'all');
  mkdirSync(all);
  await restore({ from: kept, to: all, archive });
  expect(await namesIn(all)).toContain('unwanted');

  const far = join(folder, 'far');
  mkdirSync(far);
  await expect(restore({ from: kept, to: far, archive, until: new Date(Date.now() + 86_400_000) })).rejects.toThrow(/ends before/);
  expect(readdirSync(far)).toEqual([]);
  await expect(restore({ from: kept, to: far, archive, until: new Date(0) })).rejects.toThrow(/an earlier one/);
});

it.each([
  ['a changed file', (copy: string) => appendFileSync(join(copy, 'pg/data/PG_VERSION'), ' '), /PG_VERSION was changed/],
  ['a missing file', (copy: string) => rmSync(join(copy, 'secrets.json')), /secrets.json is missing/],
  ['a strange file', (copy: string) => writeFileSync(join(copy, 'pg/data/postmaster.pid'), ''), /does not belong to it/],
  ['no manifest', (copy: string) => rmSync(join(copy, 'manifest.json')), /no whole backup/],
])('does not use a backup with %s', async (_, damage, words) => {
  const copy = mkdtempSync(join(folder, 'damaged-'));
  mkdirSync(join(copy, 'pg/data'), { recursive: true });
  for (const path of ['secrets.json', 'pg/password', 'pg/data/PG_VERSION']) writeFileSync(join(copy, path), '18');
  await writeManifest(copy, { begunAt: new Date(0).toISOString(), endedAt: new Date(1).toISOString(), postgres: '18' });
  await checkBackup(copy);
  damage(copy);
  const target = join(folder, 'nowhere');
  await expect(restore({ from: copy, to: target })).rejects.toThrow(words);
  expect(existsSync(target)).toBe(false);
});

it('a server that was killed while it was backed up has lost nothing', async () => {
  server.kill('SIGKILL');
  await expect(backup(cluster.ownerUrl, data, join(folder, 'never'))).rejects.toThrow();
  expect(readdirSync(folder).filter((name) => name.startsWith('never'))).toEqual([]);
  server = await spawnServer(cluster);
  await vi.waitUntil(async () => {
    // A new one ends at once while parts of the killed one still hold its memory.
    if (server.exitCode !== null) server = await spawnServer(cluster);
    return sql`select 1`.then(
      () => true,
      () => false,
    );
  }, patience);
});
