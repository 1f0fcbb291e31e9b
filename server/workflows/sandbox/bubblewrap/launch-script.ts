import { statSync } from 'node:fs';
import { dirname } from 'node:path';
import { quoted } from '../job/stage';
import type { SandboxLimits } from '../types';

const mebibyte = 1024 * 1024;

export interface LaunchPlan {
  /** Files to write one's process id into. */
  procs: readonly string[];
  limits: Pick<SandboxLimits, 'diskMb' | 'files'>;
  /** When we are root: whom to become first, and what to mount in a mount namespace that ends with the run. */
  asRoot: { user: number; mounts: string; readable: readonly { from: string; at: string }[] } | null;
  bubblewrap: string;
  options: readonly string[];
}

/**
 * What `/bin/sh` runs outside: it enters the control group, so that nothing of the run was ever outside of it, takes the limits of
 * processes, becomes a user that owns nothing, and turns into bubblewrap.
 */
export function launchScript({ procs, limits, asRoot, bubblewrap, options }: LaunchPlan): string {
  const enter = procs.map((file) => `echo $$ > ${quoted(file)} || exit 119`);
  const bytes = limits.diskMb * mebibyte;
  const limit = `prlimit --fsize=${bytes}:${bytes} --nofile=${limits.files}:${limits.files} --core=0:0 --memlock=65536:65536 --msgqueue=0:0 --`;
  const wrapped = `${[bubblewrap, ...options].map(quoted).join(' ')} "$@"`;
  if (!asRoot) return [...enter, `exec ${limit} ${wrapped}`].join('\n');
  const drop = `setpriv --reuid=${asRoot.user} --regid=${asRoot.user} --clear-groups --inh-caps=-all --`;
  const inner = [...mountCommands(asRoot, limits.diskMb), `exec ${limit} ${drop} ${wrapped}`].join('\n');
  return [...enter, `exec unshare --mount --propagation private -- /bin/sh -c ${quoted(inner)} sh "$@"`].join('\n');
}

/**
 * Two folders with a limit on bytes and on files, owned by the run's user; and what that user may not reach on the machine by
 * itself, as a tool in somebody's home.
 */
function mountCommands({ user, mounts, readable }: NonNullable<LaunchPlan['asRoot']>, diskMb: number): string[] {
  // As many as a folder of small files needs, and no more: each costs the kernel a kilobyte that no disk limit counts.
  const inodes = Math.max(4096, diskMb * 64);
  const tmpfs = (name: string) =>
    `mkdir ${quoted(`${mounts}/${name}`)} && mount -t tmpfs -o size=${diskMb}m,nr_inodes=${inodes},mode=0700,uid=${user},gid=${user},nosuid,nodev cloudlens ${quoted(`${mounts}/${name}`)} || exit 118`;
  return [
    `mount -t tmpfs -o size=1m,mode=0711,nosuid,nodev cloudlens ${quoted(mounts)} || exit 118`,
    tmpfs('work'),
    tmpfs('tmp'),
    ...readable.map(({ from, at }) => {
      const make = statSync(at).isDirectory() ? `mkdir -p ${quoted(from)}` : `mkdir -p ${quoted(dirname(from))} && : > ${quoted(from)}`;
      return `${make} && mount --bind ${quoted(at)} ${quoted(from)} || exit 118`;
    }),
  ];
}
