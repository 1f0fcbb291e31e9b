import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { prepareDatabase } from '../lib/database/migrate';
import { startServer, stopServer } from '../lib/database/owner';
import { Problem } from '../lib/explain.mjs';
import { prepareCluster } from '../lib/postgres/cluster';
import { root } from '../lib/root.mjs';
import { loadSecrets } from '../lib/secrets';
import { seconds, step } from '../lib/steps.mjs';

const usage = `usage: npm run test:upgrade -- --from COMMIT [test file …]
Takes the code of an older commit, migrates a new database with the migrations of today, and runs the older code's own tests on it.
  --from COMMIT   a tag, branch or commit of this repository's history
  test files      of the older code (default: its isolation suites, which fill an organization and call every operation, action and page)`;

const SUITES = ['server/isolation.test.ts', 'server/isolation-actions.test.ts', 'server/isolation-pages.test.ts'];

/** The older code's own settings, but for the database. */
const CONFIG = `import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { shared, sharedTest } from './vitest-shared.mjs';
export default defineConfig({ ...shared, test: { ...sharedTest, maxWorkers: 1, include: ['**/*.test.ts'],
  globalSetup: fileURLToPath(new URL('./borrowed-database.ts', import.meta.url)) } });
`;

/** `npm run test:upgrade`: old code on the new schema, as while a release is rolled out and after it is rolled back. */
export async function main(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options: { from: { type: 'string' } }, allowPositionals: true });
  if (!values.from) throw new Problem(usage);
  const commit = commitOf(values.from);
  const folder = mkdtempSync(join(makeFolder(), `${commit.slice(0, 8)}-`));
  const old = join(folder, 'code');
  const cluster = await prepareCluster(join(folder, 'pg'), { disposable: true });
  const server = await startServer(cluster);
  try {
    await step(`code of ${commit.slice(0, 8)}`, () => unpack(commit, old));
    const urls = await step('migrations of today', () => prepareDatabase(cluster.ownerUrl, loadSecrets(folder), {}));
    const secrets = loadSecrets(folder);
    const began = performance.now();
    const env = {
      ...process.env,
      ...urls,
      DATABASE_URL: cluster.ownerUrl,
      SESSION_SECRET: secrets.sessionSecret,
      ENCRYPTION_KEY: Buffer.from(secrets.encryptionKey, 'hex').toString('base64'),
      LOG_LEVEL: 'silent',
      AWS_EC2_METADATA_DISABLED: 'true',
    };
    const vitest = join(old, 'node_modules', 'vitest', 'vitest.mjs');
    const files = positionals.length > 0 ? positionals : SUITES.filter((file) => existsSync(join(old, file)));
    const child = spawn(process.execPath, [vitest, 'run', '--config', 'scripts/test/upgrade.config.ts', ...files], {
      cwd: old,
      env: env as unknown as NodeJS.ProcessEnv,
      stdio: 'inherit',
    });
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Problem(`The code of ${commit.slice(0, 8)} does not work on the schema of today.`);
    console.log(`The code of ${commit.slice(0, 8)} works on the schema of today (${seconds(performance.now() - began)}).`);
  } finally {
    await stopServer(server);
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeFolder(): string {
  const folder = join(root, '.data', 'upgrade');
  mkdirSync(folder, { recursive: true });
  return folder;
}

function commitOf(name: string): string {
  const { status, stdout } = spawnSync('git', ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0)
    throw new Problem(`This clone has no commit ${name}. If it is a shallow one, fetch its history first: git fetch --unshallow --tags`);
  return stdout.trim();
}

/** The files of the commit, with our packages where they are the same and its own where not. */
function unpack(commit: string, old: string): void {
  mkdirSync(old);
  const tar = execFileSync('git', ['archive', commit], { cwd: root, maxBuffer: 512 * 1024 * 1024 });
  execFileSync('tar', ['-x', '-C', old], { input: tar });
  const lock = (folder: string) => readFileSync(join(folder, 'package-lock.json'), 'utf8');
  if (lock(old) === lock(root)) symlinkSync(join(root, 'node_modules'), join(old, 'node_modules'));
  else execFileSync('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: old, stdio: ['ignore', 'ignore', 'inherit'] });
  writeFileSync(join(old, 'scripts', 'test', 'upgrade.config.ts'), CONFIG);
}
