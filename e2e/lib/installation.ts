import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type Part = 'web' | 'worker' | 'engine' | 'database';

const dataDir = (): string => {
  const folder = process.env.E2E_DATA_DIR;
  if (!folder) throw new Error('E2E_DATA_DIR is not set: run through playwright.config.ts.');
  return folder;
};

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // A process that ended meanwhile.
    return '';
  }
}

const parentOf = (pid: number): number => Number(/\) \S (\d+)/.exec(read(`/proc/${pid}/stat`))?.[1] ?? 0);

/** The process ids of a part of the installation under test; Linux only. */
export function pidsOf(part: Part): number[] {
  if (part === 'database') {
    // The server sits below whatever changes its user; its own file knows it, but maybe in another namespace's numbers.
    return all().filter(
      (pid) => read(`/proc/${pid}/cmdline`).includes(join(dataDir(), 'pg', 'data')) && /postgres/.test(read(`/proc/${pid}/comm`)),
    );
  }
  const supervisor = (JSON.parse(readFileSync(join(dataDir(), 'running.json'), 'utf8')) as { pid: number }).pid;
  return all().filter((pid) => {
    if (parentOf(pid) !== supervisor) return false;
    const command = read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ');
    if (part === 'engine') return command.includes('inngest/engine/main.ts');
    return read(`/proc/${pid}/environ`).split('\0').includes(`CLOUDLENS_ROLE=${part}`);
  });
}

/** Where the sample cloud of the installation under test listens; Linux only. */
export function sampleCloudUrl(): string {
  const setting = pidsOf('web')
    .flatMap((pid) => read(`/proc/${pid}/environ`).split('\0'))
    .find((line) => line.startsWith('SAMPLE_CLOUD_URL='));
  if (!setting) throw new Error('The installation under test has no sample cloud.');
  return setting.slice('SAMPLE_CLOUD_URL='.length);
}

const all = (): number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** kill -9 for every process of the part. Returns how many there were. */
export function killPart(part: Part): number {
  const pids = pidsOf(part);
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went with its parent.
    }
  }
  return pids.length;
}
