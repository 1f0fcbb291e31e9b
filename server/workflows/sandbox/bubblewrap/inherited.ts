import { readdirSync, readFileSync } from 'node:fs';

/** O_CLOEXEC in /proc/<pid>/fdinfo, proc_pid_fdinfo(5). */
const closedOnExec = 0o2000000;

/**
 * What is to be given to a child from stream `first` on, so that no file which this process has itself inherited, from a shell or a
 * supervisor, gets into the child: `nothing`, which is /dev/null, over each. Node.js passes such files on.
 */
export function overInherited(first: number, nothing: number): (number | 'ignore')[] {
  const inherited = readdirSync('/proc/self/fd')
    .map(Number)
    .filter((fd) => fd >= first && !isClosedOnExec(fd));
  const last = Math.max(first - 1, ...inherited);
  return Array.from({ length: last - first + 1 }, (_, at) => (inherited.includes(first + at) ? nothing : 'ignore'));
}

function isClosedOnExec(fd: number): boolean {
  try {
    const flags = /^flags:\s+([0-7]+)$/m.exec(readFileSync(`/proc/self/fdinfo/${fd}`, 'utf8'))?.[1];
    return (Number.parseInt(flags ?? '0', 8) & closedOnExec) !== 0;
  } catch {
    // The one that listed the folder.
    return true;
  }
}
