import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from '../processes';

/**
 * Ends a PostgreSQL server that a killed supervisor has left on this data folder, and removes the pid file of one that was
 * killed itself. The pid alone proves nothing, it may be another program's by now: the command line must name the folder.
 */
export async function stopStale(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (pid > 0 && isAlive(pid) && commandLine(pid).includes(data)) {
    for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
      process.kill(pid, signal);
      if (await isGone(pid)) break;
    }
  }
  rmSync(file, { force: true });
}

async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 60; tries++) {
    if (!isAlive(pid)) return true;
    await sleep(50);
  }
  return false;
}

function commandLine(pid: number): string {
  if (process.platform === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}
