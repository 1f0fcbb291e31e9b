import { readdirSync, readFileSync } from 'node:fs';
import os from 'node:os';

/** Ticks that Linux counts processor time in, on every platform of ours. */
const TICKS_A_SECOND = 100;

/** Seconds of processor time since some beginning: of the whole machine, busy or not, and of a process with all that it started. */
export interface ProcessorTimes {
  all: number;
  idle: number;
  ours: number;
}

export function processorTimes(pid: number): ProcessorTimes {
  const times = os.cpus().map((each) => each.times);
  const sum = (of: (each: (typeof times)[number]) => number) => times.reduce((total, each) => total + of(each), 0) / 1000;
  return {
    all: sum(({ user, nice, sys, irq, idle }) => user + nice + sys + irq + idle),
    idle: sum(({ idle }) => idle),
    ours: secondsOfTree(statLines(), pid),
  };
}

/** Share of the processors between two looks, in percent: what was busy, and what of that was others' work. */
export function shares(from: ProcessorTimes, to: ProcessorTimes): { busy: number; others: number } {
  const all = to.all - from.all;
  if (all <= 0) return { busy: 0, others: 0 };
  const busy = all - (to.idle - from.idle);
  return { busy: (100 * busy) / all, others: (100 * Math.max(0, busy - (to.ours - from.ours))) / all };
}

/** Processor time of a process and its descendants, with what those took that have ended. @param stats lines of /proc/<pid>/stat */
export function secondsOfTree(stats: readonly string[], pid: number): number {
  const processes = stats.map((line) => {
    // The name, in brackets, may hold anything.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    const ticks = fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0);
    return { pid: Number.parseInt(line, 10), parent: Number(fields[1]), ticks };
  });
  const tree = new Set([pid]);
  for (let size = 0; size < tree.size; ) {
    size = tree.size;
    for (const each of processes) if (tree.has(each.parent)) tree.add(each.pid);
  }
  return processes.filter((each) => tree.has(each.pid)).reduce((sum, { ticks }) => sum + ticks, 0) / TICKS_A_SECOND;
}

function statLines(): string[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      return [readFileSync(`/proc/${name}/stat`, 'utf8')];
    } catch {
      // It has ended meanwhile.
      return [];
    }
  });
}
