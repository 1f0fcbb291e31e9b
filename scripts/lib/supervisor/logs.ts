import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';

const LARGEST_BYTES = 20 * 1024 * 1024;
const CHECK_EVERY_MS = 60_000;
const TAIL_CHARACTERS = 2000;

/** The log file of a child under `<data folder>/logs`; the one of the start before is kept as `.1`. */
export function freshLog(dataDir: string, name: string): string {
  const folder = join(dataDir, 'logs');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${name}.log`);
  if (existsSync(file)) renameSync(file, `${file}.1`);
  return file;
}

/** Keeps the files from growing for ever: past 20 MB one is copied to `.1` and emptied, which its writers, who append, do not notice. */
export function limitLogs(files: readonly string[]): void {
  setInterval(() => {
    for (const file of files) {
      if (!existsSync(file) || statSync(file).size < LARGEST_BYTES) continue;
      copyFileSync(file, `${file}.1`);
      truncateSync(file);
    }
  }, CHECK_EVERY_MS).unref();
}

/** The last lines of a log, for an error message. */
export function tail(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8').slice(-TAIL_CHARACTERS).trim() : '(empty)';
}
