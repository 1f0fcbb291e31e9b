import { existsSync, lstatSync, mkdirSync, readlinkSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hasNetwork, secretFolder, workFolder } from '../job/stage';
import type { SandboxJob } from '../types';
import { rootFolders, systemFolders } from './host-programs';
import { borrowedEtc } from './run-folder';

export const scriptUser = 65_534;
const mebibyte = 1024 * 1024;

/** Numbers of the streams that bubblewrap is started with. */
export const streams = { back: 3, options: 4, status: 5, gate: 6, filter: 7 } as const;

export interface Layout {
  job: Pick<SandboxJob, 'limits' | 'network'>;
  /** Made by makeRunFolder. */
  folder: string;
  /** Readable inside: from where on the machine, and where inside. */
  readable: readonly { from: string; at: string }[];
  /** Folders with limits that were mounted before, for /work and /tmp; null: bubblewrap makes them. */
  mounted: { work: string; tmp: string } | null;
}

/** All that bubblewrap is told, except for the command. Its protection is made of these and of nothing else. */
export function bubblewrapOptions({ job, folder, readable, mounted }: Layout): string[] {
  const disk = String(job.limits.diskMb * mebibyte);
  const sized = (at: string, size: string, mode = '0700') => ['--perms', mode, '--size', size, '--tmpfs', at];
  return [
    ...['--unshare-user', '--unshare-ipc', '--unshare-pid', '--unshare-net', '--unshare-uts', '--unshare-cgroup'],
    ...['--disable-userns', '--die-with-parent', '--new-session'],
    ...['--cap-drop', 'ALL', '--uid', String(scriptUser), '--gid', String(scriptUser), '--hostname', 'sandbox'],
    ...['--seccomp', String(streams.filter), '--json-status-fd', String(streams.status)],
    ...(hasNetwork(job) ? ['--block-fd', String(streams.gate)] : []),
    ...systemFolders.filter(existsSync).flatMap((path) => ['--ro-bind', path, path]),
    ...rootFolders.flatMap(likeOnTheMachine),
    ...['--ro-bind', join(folder, 'etc'), '/etc'],
    ...borrowedEtc
      .filter((path) => existsSync(join('/etc', path)))
      .flatMap((path) => ['--ro-bind', join('/etc', path), join('/etc', path)]),
    ...['--proc', '/proc', ...shutProc()],
    ...['--dev', '/dev', ...sized('/dev/shm', disk, '1777'), '--remount-ro', '/dev'],
    ...(mounted
      ? ['--bind', mounted.work, workFolder, '--bind', mounted.tmp, '/tmp']
      : [...sized(workFolder, disk), ...sized('/tmp', disk)]),
    ...sized('/run', String(mebibyte)),
    ...['--perms', '0700', '--dir', '/run/job', '--perms', '0700', '--dir', secretFolder],
    ...['--symlink', '/tmp', '/var/tmp'],
    ...readable.flatMap(({ from, at }) => ['--ro-bind', from, at]),
    ...['--remount-ro', '/', '--chdir', '/'],
  ];
}

/** The kernel's switches, also those of the run's own namespaces, cannot be turned, and what tells about the machine is empty. */
function shutProc(): string[] {
  const fixed = ['/proc/sys', '/proc/sysrq-trigger', '/proc/irq', '/proc/bus', '/proc/fs'].filter(existsSync);
  const hidden = ['/proc/kcore', '/proc/keys', '/proc/timer_list', '/proc/sched_debug'].filter(existsSync);
  return [...fixed.flatMap((path) => ['--ro-bind', path, path]), ...hidden.flatMap((path) => ['--ro-bind', '/dev/null', path])];
}

function likeOnTheMachine(path: string): string[] {
  if (!existsSync(path)) return [];
  return lstatSync(path).isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path];
}

/** Places in the made /etc for what is borrowed of the machine's. */
export function placeBorrowedEtc(folder: string): void {
  for (const path of borrowedEtc) {
    const from = join('/etc', path);
    const at = join(folder, 'etc', path);
    if (!existsSync(from)) continue;
    mkdirSync(dirname(at), { recursive: true, mode: 0o755 });
    if (statSync(from).isDirectory()) mkdirSync(at, { recursive: true, mode: 0o755 });
    else writeFileSync(at, '', { mode: 0o644 });
  }
}
