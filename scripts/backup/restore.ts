import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { oneConnection } from '../lib/database/one-connection';
import { spawnServer, stopServer } from '../lib/database/owner';
import { Problem } from '../lib/explain.mjs';
import { claimDataDir } from '../lib/lock';
import { prepareCluster, quotedFolder } from '../lib/postgres/cluster';
import { checkBackup, type Manifest } from './manifest';

export interface Restore {
  /** The backup. */
  from: string;
  /** The data folder that is made: without a database and secrets yet. */
  to: string;
  /** Where the log was archived; then everything until its end, or until `until`, is done again. */
  archive?: string;
  until?: Date;
}

const patienceMs = 3_600_000;

/**
 * Makes a data folder out of a backup: checks it, copies it, and has PostgreSQL replay the log. The database gets its name last, so
 * that a restore that was cut off leaves none.
 * @returns what it holds
 * @throws Problem when the backup is damaged, the folder is in use, or the archive does not reach as far as was asked
 */
export async function restore({
  from,
  to,
  archive,
  until,
}: Restore): Promise<{ manifest: Manifest; organizations: number; newest: Date | null }> {
  if (until && !archive) throw new Problem('--until needs the archived log: name its folder with --archive, or set CLOUDLENS_WAL_ARCHIVE.');
  const manifest = await checkBackup(from);
  if (until && until.getTime() < Date.parse(manifest.endedAt))
    throw new Problem(`This backup was finished at ${manifest.endedAt}: for an earlier instant take an earlier one.`);
  for (const name of ['pg', 'secrets.json'])
    if (existsSync(join(to, name))) throw new Problem(`${to} has a ${name} already: move it away first, or name another folder with --to.`);
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const lock = claimDataDir(to);
  const half = join(to, 'pg.restoring');
  try {
    rmSync(half, { recursive: true, force: true });
    cpSync(join(from, 'pg'), half, { recursive: true });
    const held = await replay(half, archive && resolve(archive), until);
    for (const name of ['secrets.json', 'sample-anchor']) if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name));
    renameSync(half, join(to, 'pg'));
    return { manifest, ...held };
  } finally {
    rmSync(half, { recursive: true, force: true });
    lock.release();
  }
}

async function replay(folder: string, archive: string | undefined, until: Date | undefined) {
  // Before the files are handed to the user that PostgreSQL runs as.
  if (archive) writeFileSync(join(folder, 'data', 'recovery.signal'), '', { mode: 0o600 });
  const cluster = await prepareCluster(folder);
  const settings = {
    ...(archive ? { restore_command: `cp ${quotedFolder(archive)}/%f "%p"` } : {}),
    ...(until
      ? { recovery_target_time: until.toISOString().replace('T', ' ').replace('Z', '+00'), recovery_target_action: 'promote' }
      : {}),
  };
  const command = [...cluster.command, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
  const server = await spawnServer({ ...cluster, command });
  try {
    for (const end = Date.now() + patienceMs; ; await sleep(200)) {
      if (server.exitCode !== null || server.signalCode !== null) throw endedEarly(until);
      const held = await holds(cluster.ownerUrl);
      if (held) return held;
      if (Date.now() > end) throw new Problem('PostgreSQL has replayed the log for an hour and is not done.');
    }
  } finally {
    await stopServer(server);
  }
}

/** null: PostgreSQL does not answer yet, or is still replaying. */
async function holds(ownerUrl: string): Promise<{ organizations: number; newest: Date | null } | null> {
  const sql = oneConnection(ownerUrl, { connect_timeout: 5 });
  try {
    const [state] = await sql<{ busy: boolean }[]>`select pg_is_in_recovery() as busy`.catch(() => []);
    if (state?.busy !== false) return null;
    const [held] = await sql<{ organizations: number; newest: Date | null }[]>`
      select (select count(*)::int from identity.organizations) as organizations, (select max(at) from audit_log) as newest`;
    return held ?? null;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

const endedEarly = (until: Date | undefined): Problem =>
  new Problem(
    until
      ? `The archived log ends before ${until.toISOString()}. Restore without --until to get all that it holds.`
      : 'PostgreSQL could not replay the log: a part of it is missing from the archive.',
  );
