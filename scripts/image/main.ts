import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildStamp, runBuild } from '../lib/build';
import { bundle } from '../lib/bundle';
import { root } from '../lib/root.mjs';
import { step } from '../lib/steps.mjs';
import { childEnv } from '../start/settings';

const folder = join(root, '.image');

/** Of what Next.js gathers. It takes our sources along too, since the sandbox starts programs by paths that it cannot see through. */
const SERVER_PARTS = ['server.js', 'package.json', '.next', 'node_modules'];

/** What runs beside the server: name → source. They find the migrations two folders up, as in the repository. */
const PROGRAMS = {
  engine: 'inngest/engine/main.ts',
  migrate: 'scripts/image/migrate.ts',
  'first-admin': 'scripts/image/first-admin.ts',
};

/** Packages that come with the server, or that DBOS asks for only where its own telemetry is on. */
const SERVER_PACKAGES = ['@aws-sdk/*', '@opentelemetry/*', 'next', 'next/*', 'pdfmake', 'pg-native', 'winston', 'winston-transport'];

/**
 * `npm run build:image`: everything that the container image holds, in `.image`: the server as Next.js makes it to run by itself,
 * the programs beside it, the migrations, and the list of all packages (SBOM, CycloneDX).
 */
export async function main(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  await step('server', async () => {
    // What `npm start` serves is built otherwise: it shall build anew.
    rmSync(buildStamp, { force: true });
    await runBuild({ ...childEnv(process.env), CLOUDLENS_STANDALONE: '1' }, new AbortController().signal);
    const next = join(root, '.next');
    for (const part of SERVER_PARTS)
      cpSync(join(next, 'standalone', part), join(folder, part), { recursive: true, verbatimSymlinks: true });
    cpSync(join(next, 'static'), join(folder, '.next', 'static'), { recursive: true });
    cpSync(join(root, 'public'), join(folder, 'public'), { recursive: true });
  });
  await step('programs', () => bundle(PROGRAMS, join(folder, 'tools', 'bin'), SERVER_PACKAGES));
  await step('migrations', () => {
    for (const part of ['migrations', 'secure.sql'])
      cpSync(join(root, 'drizzle', part), join(folder, 'drizzle', part), { recursive: true });
  });
  await step('list of packages', () => writeFileSync(join(folder, 'sbom.cdx.json'), softwareBillOfMaterials()));
  for (const file of ['serve.mjs', 'health.mjs']) cpSync(join(root, 'deploy', 'image', file), join(folder, file));
}

function softwareBillOfMaterials(): string {
  const args = ['sbom', '--omit=dev', '--sbom-format=cyclonedx', '--sbom-type=application', '--package-lock-only'];
  return execFileSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024, stdio: ['ignore', 'pipe', 'inherit'] });
}
