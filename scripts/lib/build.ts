import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Problem } from './explain.mjs';
import { root } from './root.mjs';

/** What the built server is made of; all else may change without a new build. */
const SOURCES = [
  'app',
  'components',
  'server',
  'inngest',
  'drizzle/schema',
  'public',
  'proxy.ts',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.ts',
  'next.config.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
];
const NOT_BUILT = /\.test\.tsx?$|\/__fixtures__\/|^inngest\/engine\//;

/** A hash over the names and contents of what the built server is made of. `folder` is the repository's. */
export function sourceHash(folder: string = root): string {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0] ?? '');
  for (const file of SOURCES.flatMap((source) => filesUnder(join(folder, source)))) {
    const name = relative(folder, file).replaceAll('\\', '/');
    if (NOT_BUILT.test(name)) continue;
    hash.update(`\0${name}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => filesUnder(join(path, entry.name)));
}

/** Holds the hash of the sources of what is in `.next`. */
export const buildStamp = join(root, '.next', 'cloudlens-build');

/** Builds the server unless the last build was of these very sources. Says whether it had to; ends early when aborted. */
export async function buildIfNeeded(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<boolean> {
  const hash = sourceHash();
  if (existsSync(buildStamp) && readFileSync(buildStamp, 'utf8') === hash) return false;
  await runBuild(env, signal);
  writeFileSync(buildStamp, hash);
  return true;
}

/** Builds the server, whatever was built before. */
export function runBuild(env: NodeJS.ProcessEnv, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [nextBin, 'build'], {
      cwd: root,
      env: { ...env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
    });
    let said = '';
    const keep = (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-8000);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.once('error', reject);
    child.once('exit', (code, killedBy) => {
      if (code === 0) return resolve();
      if (killedBy === 'SIGKILL') return reject(new Problem('The build was killed, most likely for lack of memory: it needs about 2 GB.'));
      reject(/ENOSPC|EACCES|EROFS/.test(said) ? new Error(said) : new Problem(`The build failed:\n${said}`));
    });
  });
}

export const nextBin = join(root, 'node_modules', 'next', 'dist', 'bin', 'next');
