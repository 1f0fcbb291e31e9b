import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { findBubblewrap, removeOrphans } from '../bubblewrap/find';
import type { Engine } from '../container/engine';
import { findContainers } from '../container/find';
import { containerNames, removeLeftovers } from '../container/leftovers';
import { cgroupV1 } from '../limits/cgroup-v1';
import { cgroupV2 } from '../limits/cgroup-v2';
import type { Limiter } from '../limits/types';
import { probe } from '../probe';
import { type Sandbox, type SandboxKind, sandboxKinds } from '../types';
import { jobOf } from './escape-case';
import { see } from './run-case';

/** A kind of sandbox as tests see it: itself, and what its runs have on the machine. */
export interface Place {
  kind: SandboxKind;
  sandbox: Sandbox;
  /** How many starts at once are asked of it in the usual tests: containers take their time. */
  startsAtOnce: number;
  /** The one language of each Debian and Ubuntu that can ask the kernel for anything. */
  hasPerl: boolean;
  /** Names of the runs that have anything on the machine. */
  names(): Promise<string[]>;
  /** How many processes a run has. */
  processes(name: string): Promise<number>;
  /** Removes what dead runners have left. */
  sweep(): Promise<unknown>;
}

const finders: Record<SandboxKind, () => Promise<Place | string>> = {
  async bubblewrap() {
    const sandbox = await findBubblewrap();
    if (typeof sandbox === 'string') return sandbox;
    const limiter = (cgroupV2() ?? cgroupV1()) as Limiter;
    return {
      kind: 'bubblewrap',
      sandbox,
      startsAtOnce: 40,
      hasPerl: existsSync('/usr/bin/perl'),
      names: async () => limiter.names(),
      processes: async (name) => limiter.open(name).pids().length,
      sweep: () => removeOrphans(limiter),
    };
  },
  async container() {
    const found = await findContainers();
    if (!found.sandbox) return found.attempt.note;
    const { sandbox } = found;
    return {
      kind: 'container',
      sandbox,
      startsAtOnce: 8,
      hasPerl: (await see(sandbox, jobOf({ number: 0, title: '', script: 'command -v perl', check: () => {} }))).result.exitCode === 0,
      names: () => containerNames(sandbox.engine),
      processes: (name) => processesOf(sandbox.engine, name),
      sweep: () => removeLeftovers(sandbox.engine),
    };
  },
};

/** @returns the sandbox of this kind with its probe behind it, or a sentence on why there is none */
export async function findPlace(kind: SandboxKind): Promise<Place | string> {
  const found = await finders[kind]();
  if (typeof found === 'string') return found;
  return (await probe(found.sandbox)) ?? found;
}

/** Each kind as it is here; of those that are not it is said that they were skipped, and why. @param what as in `the escape tests` */
export async function placesHere(what: string): Promise<Record<SandboxKind, Place | string>> {
  const found: Partial<Record<SandboxKind, Place | string>> = {};
  for (const kind of sandboxKinds) {
    const place = await findPlace(kind);
    if (typeof place === 'string') console.log(`- skipped: ${what} in ${kind === 'container' ? 'containers' : kind}. ${place}`);
    found[kind] = place;
  }
  return found as Record<SandboxKind, Place | string>;
}

/** Those that share the numbering of the container's first process. */
async function processesOf(engine: Engine, name: string): Promise<number> {
  const state = await engine.call('GET', `/containers/${name}/json`).catch(() => null);
  const pid = (state as { State?: { Pid?: number } } | null)?.State?.Pid;
  const numbering = pid ? numberingOf(String(pid)) : null;
  return numbering ? readdirSync('/proc').filter((each) => /^\d+$/.test(each) && numberingOf(each) === numbering).length : 0;
}

function numberingOf(pid: string): string | null {
  try {
    return readlinkSync(`/proc/${pid}/ns/pid`);
  } catch {
    return null;
  }
}
