import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { dataDir } from '../lib/data-dir';
import { prepareDatabase } from '../lib/database/migrate';
import { withDatabaseOwner } from '../lib/database/owner';
import { Problem } from '../lib/explain.mjs';
import { holderOf } from '../lib/lock';
import { root } from '../lib/root.mjs';
import { loadSecrets } from '../lib/secrets';
import { step } from '../lib/steps.mjs';
import { readSettings } from '../start/settings';
import { noteRelease } from './release';

const commands: Record<string, (args: readonly string[]) => Promise<void> | void> = {
  generate: (args) => drizzleKit(['generate', ...args]),
  migrate: migrateNow,
  studio: (args) => withDatabaseOwner((url) => Promise.resolve(drizzleKit(['studio', '--host=127.0.0.1', ...args], url))),
  reset: async () => {
    removeDatabase();
    await migrateNow();
  },
  release: noteRelease,
};

/** `npm run db:generate | db:migrate | db:studio | db:reset | db:release`. */
export async function main([name = '', ...args]: readonly string[]): Promise<void> {
  const command = commands[name];
  if (!command) throw new Problem(`There is no command '${name}': choose one of ${Object.keys(commands).join(', ')}.`);
  await readSettings();
  await command(args);
}

async function migrateNow(): Promise<void> {
  await withDatabaseOwner(async (url) => {
    await step('migrations', async () => {
      await prepareDatabase(url, loadSecrets(dataDir()), process.env);
    });
  });
}

/** Only the bundled database: what lies behind DATABASE_URL may be dear to somebody. */
function removeDatabase(): void {
  const data = dataDir();
  if (process.env.DATABASE_URL)
    throw new Problem('DATABASE_URL is set: db:reset only empties the bundled database. Drop and create yours with your own tools.');
  const holder = holderOf(data);
  if (holder) throw new Problem(`CloudLens is running (process ${holder.pid}): stop it first.`);
  for (const name of ['pg', 'first-run.json']) rmSync(join(data, name), { recursive: true, force: true });
}

function drizzleKit(args: readonly string[], url = ''): void {
  const bin = join(root, 'node_modules', 'drizzle-kit', 'bin.cjs');
  const env = { ...process.env, DATABASE_URL: url };
  const { status } = spawnSync(process.execPath, [bin, ...args, '--config', 'drizzle/drizzle.config.ts'], {
    cwd: root,
    env,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Problem(`drizzle-kit ${args[0]} failed.`);
}
