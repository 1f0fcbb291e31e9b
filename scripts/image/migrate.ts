import { resolveOwnSecrets } from '@/server/secrets/own-secrets';
import { migrateDatabase } from '../lib/database/migrate';
import { passwordsIn } from '../lib/database/role-passwords';
import { waitForDatabase } from '../lib/database/wait';
import { explain, Problem } from '../lib/explain.mjs';

const PATIENCE_MS = 120_000;

/**
 * In the image, `node tools/bin/migrate.mjs`: brings the database of DATABASE_URL, its owner's address, up to date. With `--roles`
 * it makes the server's roles too, with the passwords in their addresses; the owner must be allowed to.
 */
async function migrate(args: readonly string[]): Promise<void> {
  const unknown = args.find((arg) => arg !== '--roles');
  if (unknown) throw new Problem(`There is no option ${unknown}: the only one is --roles.`);
  await resolveOwnSecrets(process.env);
  const owner = process.env.DATABASE_URL;
  if (!owner) throw new Problem('DATABASE_URL is not set: migrating needs the address of the owner of the database.');
  await waitForDatabase(owner, PATIENCE_MS);
  await migrateDatabase(owner, args.includes('--roles') ? passwordsIn(process.env) : undefined);
  console.log('✓ migrations');
}

try {
  await migrate(process.argv.slice(2));
} catch (error) {
  console.error(`✗ ${explain(error)}`);
  process.exitCode = 1;
}
