import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem } from '../explain.mjs';
import { freePort } from '../ports';
import { writePrivateFile } from '../private-file';
import { type PostgresBinaries, postgresBinaries } from './binaries';
import { postgresRunAs, type RunAs } from './run-as';
import { stopStale } from './stale';

const OWNER = 'cloudlens_owner';
const DATABASE = 'cloudlens';
const MAJOR = '18';

export interface Cluster {
  /** Program and arguments of the server; its process dies with the one that starts it where the system allows. */
  command: string[];
  uid: number | undefined;
  /** The bootstrap database, always there. */
  adminUrl: string;
  /** The product's database, as its owner. */
  ownerUrl: string;
  database: string;
  /** To be called before each start of the server: clears what a killed one has left. */
  beforeStart: () => Promise<void>;
}

export interface ClusterOptions {
  /** Trades safety after a power cut for speed, for tests. */
  disposable?: boolean;
  /** A folder for all that is written to the log, from which a backup is brought to any later instant. It grows until somebody clears it. */
  archive?: string;
}

/** For a folder's name in a command of PostgreSQL's. @throws Problem when it could mean something else there */
export const quotedFolder = (path: string): string => {
  if (/["%\n\\$`]/.test(path)) throw new Problem(`${path}: a folder for the log may not have quotes, backslashes, $ or % in its name.`);
  return `"${path}"`;
};

/** A segment is archived under its name only when it is whole, and never over another one. */
function archiveSettings(folder: string): Record<string, string> {
  const file = `${quotedFolder(folder)}/%f`;
  return {
    archive_mode: 'on',
    archive_command: `test ! -f ${file} && cp "%p" ${file}.part && mv ${file}.part ${file}`,
    // What was committed is in the archive no later than this.
    archive_timeout: '300s',
  };
}

/**
 * Makes sure that a PostgreSQL data folder exists under `dir` and says how to run it: on loopback, on a free port, with
 * passwords (SCRAM) and no socket file.
 */
export async function prepareCluster(dir: string, { disposable = false, archive }: ClusterOptions = {}): Promise<Cluster> {
  const binaries = postgresBinaries();
  const runAs = postgresRunAs();
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const data = join(dir, 'data');
  handOver(dir, runAs);
  if (existsSync(data)) checkVersion(data);
  else initialise(dir, data, binaries, runAs);
  if (archive) {
    mkdirSync(archive, { recursive: true, mode: 0o700 });
    if (runAs.uid !== undefined && process.getuid?.() === 0) chownSync(archive, runAs.uid, runAs.uid);
  }
  const password = readFileSync(join(dir, 'password'), 'utf8').trim();
  const port = await freePort();
  const settings = {
    ...baseSettings(port),
    ...(archive ? archiveSettings(archive) : {}),
    ...(disposable ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', autovacuum_naptime: '1s' } : {}),
  };
  return {
    command: [
      ...runAs.prefix,
      binaries.postgres,
      '-D',
      data,
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    uid: runAs.prefix.length > 0 ? undefined : runAs.uid,
    adminUrl: ownerUrl(password, port, 'postgres'),
    ownerUrl: ownerUrl(password, port, DATABASE),
    database: DATABASE,
    beforeStart: () => stopStale(data),
  };
}

/** The owner's address of the server that runs on `dir` right now, whoever started it. */
export function runningOwnerUrl(dir: string): string | undefined {
  const pidFile = join(dir, 'data', 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const port = readFileSync(pidFile, 'utf8').split('\n')[3];
  return ownerUrl(readFileSync(join(dir, 'password'), 'utf8').trim(), Number(port), DATABASE);
}

function ownerUrl(password: string, port: number, database: string): string {
  return `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;
}

/** What PostgreSQL's programs are to know of our environment: next to nothing. */
export function postgresEnv(): NodeJS.ProcessEnv {
  return { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}

function baseSettings(port: number): Record<string, string> {
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    password_encryption: 'scram-sha-256',
    timezone: 'UTC',
    log_timezone: 'UTC',
    jit: 'off',
    // Until the statistics come, PostgreSQL takes what a first scan fills for empty, and reads it through to check each row.
    autovacuum_naptime: '5s',
  };
}

function initialise(dir: string, data: string, binaries: PostgresBinaries, runAs: RunAs): void {
  const half = `${data}.new`;
  const passwordFile = join(dir, 'password');
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { mode: 0o700 });
  writePrivateFile(passwordFile, `${randomBytes(24).toString('hex')}\n`);
  handOver(dir, runAs);
  const args = [
    '-D',
    half,
    '-U',
    OWNER,
    `--pwfile=${passwordFile}`,
    '-A',
    'scram-sha-256',
    '-E',
    'UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-instructions',
  ];
  const [command = '', ...rest] = [...runAs.prefix, binaries.initdb, ...args];
  const credentials = runAs.prefix.length === 0 && runAs.uid !== undefined ? { uid: runAs.uid, gid: runAs.uid } : {};
  const result = spawnSync(command, rest, { encoding: 'utf8', env: postgresEnv(), ...credentials });
  if (result.status !== 0) {
    const said = `${result.error?.message ?? ''}${result.stderr ?? ''}`.trim();
    if (/No space left|ENOSPC/.test(said)) throw new Error(said);
    throw new Problem(
      `The bundled PostgreSQL could not be set up in ${dir}${runAs.uid === undefined ? '' : ' (as root it must become the user nobody, who must be able to reach that folder)'}: ${said}\nAlternatively set DATABASE_URL to a PostgreSQL of your own.`,
    );
  }
  // Renamed only when complete, so that a start that was cut off begins anew.
  renameSync(half, data);
}

/** As root: gives the files to the user that the server will run as, root itself where a namespace hides that it is root. */
function handOver(dir: string, { uid = 0 }: RunAs): void {
  if (process.getuid?.() !== 0) return;
  // That user must be able to pass through the folder above, whose files stay closed to it.
  if (uid !== 0) chmodSync(dirname(dir), 0o711);
  const paths = [dir, ...readdirSync(dir, { recursive: true }).map((name) => join(dir, String(name)))];
  for (const path of paths) if (statSync(path).uid !== uid) chownSync(path, uid, uid);
}

function checkVersion(data: string): void {
  const file = join(data, 'PG_VERSION');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
  if (version === MAJOR) return;
  const found = version
    ? `is of PostgreSQL ${version}, this CloudLens brings ${MAJOR}`
    : `is not a database folder (${readdirSync(data).length} files)`;
  throw new Problem(`${data} ${found}: move it away to begin anew, or set DATABASE_URL.`);
}
