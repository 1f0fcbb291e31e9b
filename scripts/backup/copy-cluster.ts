import { closeSync, copyFileSync, fsyncSync, mkdirSync, openSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { oneConnection } from '../lib/database/one-connection';
import { Problem } from '../lib/explain.mjs';

/** What PostgreSQL makes anew, by its documentation of backups by hand ("Backing Up the Data Directory"). */
const contentLeftOut = /^(pg_wal|pg_replslot|pg_dynshmem|pg_notify|pg_serial|pg_snapshots|pg_stat_tmp|pg_subtrans)\//;
const leftOut = /(^|\/)(postmaster\.(pid|opts)|pg_internal\.init|pgsql_tmp[^/]*)(\/|$)/;
const segment = /^[0-9A-F]{24}$/;

/**
 * Copies the data folder of a running server, and the log of what was written meanwhile, without which the copy is worth nothing.
 * @param data the server's data folder
 * @param into a folder that does not exist yet
 */
export async function copyCluster(
  ownerUrl: string,
  data: string,
  into: string,
): Promise<{ begunAt: string; endedAt: string; postgres: string }> {
  // One session: what it began, it alone can end, and the log is kept for it as long as it lives.
  const sql = oneConnection(ownerUrl, { idle_timeout: 0, max_lifetime: null });
  try {
    const [slot] = await sql<{ begun_at: Date; version: string; spaces: number }[]>`
      select now() as begun_at, current_setting('server_version') as version, (select count(*)::int from pg_tablespace) as spaces
      from pg_create_physical_replication_slot(${`cloudlens_backup_${process.pid}`}, true, true)`;
    if (!slot) throw new Error('PostgreSQL told nothing of itself.');
    if (slot.spaces > 2) throw new Problem('This PostgreSQL keeps tables in tablespaces of their own, which this backup does not know.');
    const [start] = await sql<{ file: string }[]>`select pg_walfile_name(pg_backup_start('cloudlens', true)) as file`;
    copyFolder(data, into);
    const [stop] = await sql<{ label: string; file: string; ended_at: Date }[]>`
      select labelfile as label, pg_walfile_name(lsn) as file, now() as ended_at from pg_backup_stop(false)`;
    if (!start || !stop) throw new Error('PostgreSQL did not tell where the backup begins and ends.');
    writeFileSync(join(into, 'backup_label'), stop.label, { mode: 0o600 });
    copyLog(join(data, 'pg_wal'), join(into, 'pg_wal'), start.file, stop.file);
    return { begunAt: slot.begun_at.toISOString(), endedAt: stop.ended_at.toISOString(), postgres: slot.version };
  } finally {
    await sql.end();
  }
}

function copyFolder(data: string, into: string): void {
  mkdirSync(into, { recursive: true, mode: 0o700 });
  const entries = readdirSync(data, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name).slice(data.length + 1);
    if (contentLeftOut.test(path) || leftOut.test(path)) continue;
    if (entry.isDirectory()) mkdirSync(join(into, path), { recursive: true, mode: 0o700 });
    else if (entry.isFile()) {
      mkdirSync(dirname(join(into, path)), { recursive: true, mode: 0o700 });
      copyWhole(join(data, path), join(into, path));
    }
  }
}

function copyWhole(from: string, to: string): void {
  try {
    copyFileSync(from, to);
  } catch (error) {
    // A table was dropped meanwhile: the log says so, too.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  sync(to);
}

function sync(file: string): void {
  const open = openSync(file, 'r+');
  fsyncSync(open);
  closeSync(open);
}

/** The segments from the first to the last, all of which are there while the session's slot keeps them. */
function copyLog(from: string, to: string, first: string, last: string): void {
  const names = readdirSync(from).filter((name) => (segment.test(name) && name >= first && name <= last) || name.endsWith('.history'));
  for (const needed of [first, last]) if (!names.includes(needed)) throw new Error(`The log segment ${needed} is not there any more.`);
  for (const name of names) copyWhole(join(from, name), join(to, name));
}
