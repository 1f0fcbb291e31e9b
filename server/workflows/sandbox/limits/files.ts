import { accessSync, constants, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export const readText = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
};

export const write = (path: string, value: string | number): void => writeFileSync(path, String(value));

export function writeIfThere(path: string, value: string | number): void {
  if (readText(path) !== null) write(path, value);
}

export function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

export const makeFolder = (path: string): void => void mkdirSync(path, { recursive: true });

export function foldersIn(path: string): string[] {
  try {
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
  } catch {
    return [];
  }
}

/** `name value` lines of the kernel's files. */
export function numberIn(text: string | null, name: string): number | null {
  const value = text?.match(new RegExp(`^${name} (\\d+)$`, 'm'))?.[1];
  return value === undefined ? null : Number(value);
}

export const pidsIn = (path: string): number[] => (readText(path) ?? '').split('\n').filter(Boolean).map(Number);

const patienceMs = 10_000;

/** Kills until nothing is left, then removes the folders. `pids` are those of the processes in it now. */
export async function emptyAndRemove(pids: () => number[], folders: readonly string[]): Promise<void> {
  const until = performance.now() + patienceMs;
  for (let wait = 1; performance.now() < until; wait = Math.min(wait * 2, 50)) {
    for (const pid of pids()) killQuietly(pid);
    if (folders.map(isGone).every(Boolean)) return;
    await sleep(wait);
  }
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // Ended by itself.
  }
}

/** A control group that still holds a process, also a dead one that nobody has waited for yet, is busy. */
function isGone(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT';
  }
}
