import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { archiveDir, dataDir } from '../data-dir';
import { claimDataDir, holderOf } from '../lock';
import { type Cluster, postgresEnv, prepareCluster, runningOwnerUrl } from '../postgres/cluster';
import { ensureDatabase, waitForDatabase } from './wait';

/** Runs `work` with the owner's address: DATABASE_URL, else that of the bundled PostgreSQL, which is started for as long as it takes if it does not run. */
export async function withDatabaseOwner<T>(work: (ownerUrl: string) => Promise<T>): Promise<T> {
  const own = process.env.DATABASE_URL;
  if (own) {
    await waitForDatabase(own, 10_000);
    return work(own);
  }
  const folder = join(dataDir(), 'pg');
  const running = holderOf(dataDir()) && runningOwnerUrl(folder);
  if (running) return work(running);
  const lock = claimDataDir(dataDir());
  const cluster = await prepareCluster(folder, { archive: archiveDir() });
  const server = await startServer(cluster);
  try {
    return await work(cluster.ownerUrl);
  } finally {
    await stopServer(server);
    lock.release();
  }
}

/** Starts PostgreSQL without supervision and resolves when the product's database is there. */
export async function startServer(cluster: Cluster): Promise<ChildProcess> {
  const server = await spawnServer(cluster);
  await waitForDatabase(cluster.adminUrl, 30_000);
  await ensureDatabase(cluster.adminUrl, cluster.database);
  return server;
}

/** Starts PostgreSQL without supervision and does not wait. */
export async function spawnServer(cluster: Cluster): Promise<ChildProcess> {
  await cluster.beforeStart();
  const [program = '', ...args] = cluster.command;
  const user = cluster.uid === undefined ? {} : { uid: cluster.uid, gid: cluster.uid };
  return spawn(program, args, { stdio: 'ignore', env: postgresEnv(), detached: true, ...user });
}

export async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGINT');
  await once(server, 'exit');
}
