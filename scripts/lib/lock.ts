import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './explain.mjs';
import { writePrivateFile } from './private-file';
import { isAlive } from './processes';

interface Holder {
  pid: number;
  url?: string;
}

/** Claims the data folder for this process, so that two starts never share a database. Returns how to let go. */
export function claimDataDir(dataDir: string): { publish: (url: string) => void; release: () => void } {
  const file = join(dataDir, 'running.json');
  const holder = holderOf(dataDir);
  if (holder) {
    throw new Problem(
      `CloudLens already runs on this data folder (process ${holder.pid}${holder.url ? `, ${holder.url}` : ''}): stop it first, or set CLOUDLENS_DATA_DIR.`,
    );
  }
  const write = (content: Holder) => writePrivateFile(file, JSON.stringify(content));
  write({ pid: process.pid });
  return { publish: (url) => write({ pid: process.pid, url }), release: () => rmSync(file, { force: true }) };
}

/** The live process that has claimed the data folder, if there is one. */
export function holderOf(dataDir: string): Holder | undefined {
  const holder = read(join(dataDir, 'running.json'));
  return holder && holder.pid !== process.pid && isAlive(holder.pid) && runsUs(holder.pid) ? holder : undefined;
}

function read(file: string): Holder | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

/** After a reboot the number may be another program's. Only Linux can tell cheaply. */
function runsUs(pid: number): boolean {
  if (process.platform !== 'linux') return true;
  return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('.mjs');
}
