import { dirname, join } from 'node:path';
import { emptyAndRemove, foldersIn, isWritable, makeFolder, numberIn, pidsIn, readText, write, writeIfThere } from './files';
import { type GroupLimits, type LimitedGroup, type Limiter, parentGroup } from './types';

const needed = ['pids', 'memory', 'cpu'] as const;
const periodMicros = 100_000;
const mebibyte = 1024 * 1024;

const words = (path: string): string[] => (readText(path) ?? '').trim().split(/\s+/);
const hasAll = (path: string): boolean => needed.every((controller) => words(path).includes(controller));

/**
 * Limits by control groups version 2, where a part of the tree is ours: the nearest group above this process that may be written
 * and passes pids, memory and cpu on. One that holds processes itself cannot (the rule of no inner processes), the root can.
 * @param root where the tree is mounted @param own the path of this process's group in it
 */
export function cgroupV2(root = '/sys/fs/cgroup', own = ownGroup()): Limiter | null {
  const parent = delegated(root, own);
  if (!parent) return null;
  const at = (name: string) => join(parent, name);
  const open = (name: string) => groupOf(name, at(name));
  return {
    name: 'cgroup v2',
    names: () => foldersIn(parent),
    open,
    make(name, limits) {
      makeFolder(at(name));
      setLimits(at(name), limits);
      return open(name);
    },
  };
}

const ownGroup = (): string => readText('/proc/self/cgroup')?.match(/^0::(.*)$/m)?.[1] ?? '/';

function delegated(root: string, own: string): string | null {
  for (let group = join(root, own); group.startsWith(root); group = dirname(group)) {
    if (hasAll(join(group, 'cgroup.controllers')) && isWritable(group) && passesOn(group)) {
      const parent = join(group, parentGroup);
      try {
        makeFolder(parent);
        if (passesOn(parent)) return parent;
      } catch {
        // Not ours after all: look further up.
      }
    }
    if (group === root) break;
  }
  return null;
}

function passesOn(group: string): boolean {
  const control = join(group, 'cgroup.subtree_control');
  if (hasAll(control)) return true;
  try {
    write(control, needed.map((controller) => `+${controller}`).join(' '));
  } catch {
    return false;
  }
  return hasAll(control);
}

function setLimits(folder: string, { cpu, memoryMb, pids }: GroupLimits): void {
  write(join(folder, 'memory.max'), memoryMb * mebibyte);
  writeIfThere(join(folder, 'memory.swap.max'), 0);
  write(join(folder, 'pids.max'), pids);
  write(join(folder, 'cpu.max'), `${Math.round(cpu * periodMicros)} ${periodMicros}`);
}

function groupOf(name: string, folder: string): LimitedGroup {
  const pids = () => pidsIn(join(folder, 'cgroup.procs'));
  return {
    name,
    procs: [join(folder, 'cgroup.procs')],
    pids,
    usage() {
      const micros = numberIn(readText(join(folder, 'cpu.stat')), 'usage_usec');
      const peak = readText(join(folder, 'memory.peak'));
      return {
        cpuSeconds: micros === null ? null : micros / 1e6,
        peakMemoryMb: peak === null ? null : Number(peak) / mebibyte,
        outOfMemoryKills: numberIn(readText(join(folder, 'memory.events')), 'oom_kill') ?? 0,
      };
    },
    async destroy() {
      try {
        writeIfThere(join(folder, 'pids.max'), 0);
        writeIfThere(join(folder, 'cgroup.kill'), 1);
      } catch {
        // Removed already.
      }
      await emptyAndRemove(pids, [folder]);
    },
  };
}
