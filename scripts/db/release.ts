import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { prepareDatabase } from '../lib/database/migrate';
import { startServer, stopServer } from '../lib/database/owner';
import { privilegesOf } from '../lib/database/privileges';
import { prepareCluster } from '../lib/postgres/cluster';
import { root } from '../lib/root.mjs';
import { loadSecrets } from '../lib/secrets';

/**
 * `npm run db:release`, part of making a release: writes `drizzle/release.json`, what the servers of this release rely on and cannot be
 * read off drizzle-kit's snapshots. From then on newer migrations are held to it.
 */
export async function noteRelease(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cloudlens-release-'));
  const cluster = await prepareCluster(folder, { disposable: true });
  const server = await startServer(cluster);
  try {
    await prepareDatabase(cluster.ownerUrl, loadSecrets(folder), {});
    const sql = postgres(cluster.ownerUrl, { max: 1, onnotice: () => {} });
    const privileges = await privilegesOf(sql).finally(() => sql.end());
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const journal = JSON.parse(readFileSync(join(root, 'drizzle', 'migrations', 'meta', '_journal.json'), 'utf8'));
    const release = { version, migration: journal.entries.at(-1).tag as string, ...privileges };
    writeFileSync(join(root, 'drizzle', 'release.json'), `${JSON.stringify(release, null, 2)}\n`);
    console.log(`Release ${version} rests on migration ${release.migration}. Newer ones are held to it.`);
  } finally {
    await stopServer(server);
    rmSync(folder, { recursive: true, force: true });
  }
}
