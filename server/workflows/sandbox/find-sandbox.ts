import { atOnce } from './at-once';
import { findBubblewrap } from './bubblewrap/find';
import { probe } from './probe';
import type { Sandbox, SandboxAttempt, SandboxFinding } from './types';

/** Each holds a dozen open files here, of the thousand that a process usually may. */
const runsAtOnce = 32;

let known: Promise<SandboxFinding> | undefined;

/** The sandbox of this machine, found by running a probe in it; remembered until the process ends or `anew` is asked for. */
export function findSandbox({ anew = false } = {}): Promise<SandboxFinding> {
  if (anew) known = undefined;
  known ??= probeAll();
  return known;
}

const finders: readonly (readonly [SandboxAttempt['kind'], () => Promise<Sandbox | string>])[] = [['bubblewrap', findBubblewrap]];

async function probeAll(): Promise<SandboxFinding> {
  const tried: SandboxAttempt[] = [];
  for (const [kind, find] of finders) {
    const found = await find();
    const problem = typeof found === 'string' ? found : await probe(found);
    tried.push({ kind, works: problem === null, note: problem ?? wordsFor(found) });
    if (typeof found !== 'string' && problem === null) return { sandbox: atOnce(found, runsAtOnce), tried };
  }
  return { sandbox: null, tried, command: 'sudo apt-get install --yes bubblewrap' };
}

function wordsFor(found: Sandbox | string): string {
  if (typeof found === 'string') return found;
  const { name, limits } = found.describe();
  return `${name}, limits by ${limits}.`;
}
