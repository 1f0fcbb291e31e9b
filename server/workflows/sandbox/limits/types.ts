import type { SandboxLimits } from '../types';

/** A control group of one run. */
export interface LimitedGroup {
  name: string;
  /** A process that writes its id into each of these is in it, with all that it starts. */
  procs: readonly string[];
  pids(): number[];
  usage(): { cpuSeconds: number | null; peakMemoryMb: number | null; outOfMemoryKills: number };
  /** Ends everything in it, also what starts meanwhile, and removes it. Safe to repeat. */
  destroy(): Promise<void>;
}

export type GroupLimits = Pick<SandboxLimits, 'cpu' | 'memoryMb' | 'pids'>;

/** Can make control groups here. */
export interface Limiter {
  /** For people. */
  name: string;
  /** @throws the file system's error when a limit cannot be set */
  make(name: string, limits: GroupLimits): LimitedGroup;
  /** Names of the groups there are, also of runners that have died. */
  names(): string[];
  open(name: string): LimitedGroup;
}

/** All groups lie below one of this name. */
export const parentGroup = 'cloudlens-sandbox';
