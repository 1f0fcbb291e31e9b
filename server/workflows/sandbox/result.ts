import { constants } from 'node:os';
import type { Deadline } from './deadline';
import type { KilledBy, SandboxResult } from './types';

const signals = new Map(Object.entries(constants.signals).map(([name, number]) => [number, name]));

export interface Ending {
  /** Of the whole sandbox as its supervisor told it; null: it was killed itself. */
  code: number | null;
  ended: Deadline['ended'];
  outOfMemoryKills: number;
}

/** What became of a run, in words that do not depend on the sandbox. Shells tell a signal as 128 and its number. */
export function verdict({ code, ended, outOfMemoryKills }: Ending): Pick<SandboxResult, 'status' | 'killedBy' | 'exitCode' | 'signal'> {
  const signal = code === null ? 'SIGKILL' : code > 128 ? (signals.get(code - 128) ?? null) : null;
  const exit = { exitCode: code, signal };
  if (ended === 'killed') return { status: 'killed', killedBy: 'output', ...exit };
  if (ended) return { status: ended, killedBy: null, ...exit };
  if (code === 0) return { status: 'succeeded', killedBy: null, ...exit };
  const killedBy: KilledBy | null = outOfMemoryKills > 0 ? 'memory' : code === null ? 'signal' : null;
  return { status: killedBy ? 'killed' : 'failed', killedBy, ...exit };
}
