import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { prepareDatabase } from '../lib/database/migrate';
import { startServer, stopServer } from '../lib/database/owner';
import type { DatabaseUrls } from '../lib/database/urls';
import { prepareCluster } from '../lib/postgres/cluster';
import { isAlive } from '../lib/processes';
import { root } from '../lib/root.mjs';
import { loadSecrets } from '../lib/secrets';
import { MIGRATED } from './own-database';
import { withDatabase } from './with-database';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The addresses of the run's own database; `owner` bypasses row-level security and is for tests of the schema itself. */
    databaseUrls: DatabaseUrls & { owner: string };
  }
}

/**
 * A PostgreSQL of its own for each run, migrated, with the same roles as the real one. Tests share it: each suite makes its
 * own organization. The addresses are in the environment under the server's names, and `inject('databaseUrls')`.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  runs.cloudlensTestDatabase ??= { users: 0, started: start() };
  const run = runs.cloudlensTestDatabase;
  run.users += 1;
  const { urls, stop } = await run.started;
  project.provide('databaseUrls', urls);
  return async () => {
    run.users -= 1;
    if (run.users === 0) await stop();
  };
}

const nameOf = (url: string): string => new URL(url).pathname.slice(1);

interface Started {
  urls: DatabaseUrls & { owner: string };
  stop: () => Promise<void>;
}
/** Vitest loads this file anew for each project that names it; the run has one database. */
const runs = globalThis as typeof globalThis & { cloudlensTestDatabase?: { users: number; started: Promise<Started> } };

async function start(): Promise<Started> {
  const data = join(root, '.data');
  mkdirSync(data, { recursive: true });
  removeLeftovers(data);
  const folder = join(data, `test-pg-${process.pid}`);
  mkdirSync(folder, { mode: 0o700 });
  const cluster = await prepareCluster(folder, { disposable: true });
  const server = await startServer(cluster);
  const urls = await prepareDatabase(cluster.ownerUrl, loadSecrets(folder), {});
  // For suites with a database of their own, before anybody has written into this one.
  await withDatabase(cluster.ownerUrl, (sql) => sql`create database ${sql(MIGRATED)} template ${sql(nameOf(cluster.ownerUrl))}`);
  Object.assign(process.env, urls, {
    DATABASE_URL: cluster.ownerUrl,
    SESSION_SECRET: randomBytes(32).toString('hex'),
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
    CLOUDLENS_TEST_PROGRAMS: process.env.CLOUDLENS_TEST_PROGRAMS ?? join(folder, 'programs'),
    LOG_LEVEL: 'silent',
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    AWS_EC2_METADATA_DISABLED: 'true',
  });
  const stop = async () => {
    await stopServer(server);
    rmSync(folder, { recursive: true, force: true });
  };
  return { urls: { ...urls, owner: cluster.ownerUrl }, stop };
}

/** What runs that were killed have left; their servers died with them. */
function removeLeftovers(data: string): void {
  for (const name of readdirSync(data)) {
    const pid = /^test-pg-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(data, name), { recursive: true, force: true });
  }
}
