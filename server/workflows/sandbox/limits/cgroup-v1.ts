import { join } from 'node:path';
import { emptyAndRemove, foldersIn, isWritable, makeFolder, numberIn, pidsIn, readText, write, writeIfThere } from './files';
import { type GroupLimits, type LimitedGroup, type Limiter, parentGroup } from './types';

const needed = ['pids', 'memory', 'cpu'] as const;
const periodMicros = 100_000;
const mebibyte = 1024 * 1024;

/** Mount points by controller, of /proc/self/mountinfo. Fields: proc_pid_mountinfo(5). */
export function controllersOf(mountinfo: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of mountinfo.split('\n')) {
    const [before = '', after = ''] = line.split(' - ');
    const [type, , options = ''] = after.split(' ');
    const at = before.split(' ')[4];
    if (type !== 'cgroup' || !at) continue;
    for (const option of options.split(',')) if (!found.has(option)) found.set(option, at);
  }
  return found;
}

/** Limits by the first version of control groups, where the pids, memory and cpu controllers can be written. null: they cannot. */
export function cgroupV1(mountinfo = readText('/proc/self/mountinfo') ?? ''): Limiter | null {
  const mounts = controllersOf(mountinfo);
  if (!needed.every((controller) => isWritable(mounts.get(controller) ?? '/proc'))) return null;
  const used = [...needed, ...(isWritable(mounts.get('cpuacct') ?? '/proc') ? ['cpuacct'] : [])];
  const parents = new Map(used.map((controller) => [controller, join(mounts.get(controller) ?? '', parentGroup)]));
  const open = (name: string) => groupOf(name, new Map([...parents].map(([controller, parent]) => [controller, join(parent, name)])));
  return {
    name: `cgroup v1 (${used.join(', ')})`,
    names: () => [...new Set([...parents.values()].flatMap(foldersIn))],
    open,
    make(name, limits) {
      for (const parent of parents.values()) makeFolder(join(parent, name));
      setLimits((controller) => join(parents.get(controller) ?? '', name), limits);
      return open(name);
    },
  };
}

function setLimits(at: (controller: string) => string, { cpu, memoryMb, pids }: GroupLimits): void {
  const bytes = memoryMb * mebibyte;
  write(join(at('memory'), 'memory.limit_in_bytes'), bytes);
  // Only there when the kernel counts swap.
  writeIfThere(join(at('memory'), 'memory.memsw.limit_in_bytes'), bytes);
  writeIfThere(join(at('memory'), 'memory.swappiness'), 0);
  write(join(at('pids'), 'pids.max'), pids);
  write(join(at('cpu'), 'cpu.cfs_period_us'), periodMicros);
  write(join(at('cpu'), 'cpu.cfs_quota_us'), Math.round(cpu * periodMicros));
}

function groupOf(name: string, folders: ReadonlyMap<string, string>): LimitedGroup {
  const file = (controller: string, leaf: string) => join(folders.get(controller) ?? '/nowhere', leaf);
  const pids = () => [...new Set([...folders.keys()].flatMap((controller) => pidsIn(file(controller, 'cgroup.procs'))))];
  return {
    name,
    procs: [...folders.keys()].map((controller) => file(controller, 'cgroup.procs')),
    pids,
    usage() {
      const nanos = readText(file('cpuacct', 'cpuacct.usage'));
      const peak = readText(file('memory', 'memory.max_usage_in_bytes'));
      return {
        cpuSeconds: nanos === null ? null : Number(nanos) / 1e9,
        peakMemoryMb: peak === null ? null : Number(peak) / mebibyte,
        outOfMemoryKills: numberIn(readText(file('memory', 'memory.oom_control')), 'oom_kill') ?? 0,
      };
    },
    async destroy() {
      try {
        writeIfThere(file('pids', 'pids.max'), 0);
      } catch {
        // Removed already.
      }
      await emptyAndRemove(pids, [...folders.values()]);
    },
  };
}
