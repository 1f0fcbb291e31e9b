import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { prepareDatabase } from '@/scripts/lib/database/migrate';
import { startServer, stopServer } from '@/scripts/lib/database/owner';
import { prepareCluster } from '@/scripts/lib/postgres/cluster';
import { root } from '@/scripts/lib/root.mjs';
import { loadSecrets } from '@/scripts/lib/secrets';

export interface BenchDatabase {
  ownerUrl: string;
  /** For a child's environment: the addresses of the roles that the product connects as, and secrets of the run's own. */
  env: Record<string, string>;
  close(): Promise<void>;
}

/** A PostgreSQL of the run's own, migrated, with the same roles and settings as the bundled one. */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  const folder = join(root, '.data', `bench-pg-${process.pid}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const cluster = await prepareCluster(folder, {});
  const server = await startServer(cluster);
  const secrets = loadSecrets(folder);
  const urls = await prepareDatabase(cluster.ownerUrl, secrets, {});
  return {
    ownerUrl: cluster.ownerUrl,
    env: {
      ...urls,
      SESSION_SECRET: secrets.sessionSecret,
      ENCRYPTION_KEY: Buffer.from(secrets.encryptionKey, 'hex').toString('base64'),
      LOG_LEVEL: 'error',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    async close() {
      await stopServer(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
