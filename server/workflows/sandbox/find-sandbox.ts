import { atOnce } from './at-once';
import { findBubblewrap } from './bubblewrap/find';
import { findContainers } from './container/find';
import { probe } from './probe';
import type { Sandbox, SandboxAttempt, SandboxFinding, SandboxKind } from './types';

/** Each holds a dozen open files here, of the thousand that a process usually may. */
const runsAtOnce = 32;

const bubblewrapCommand = 'sudo apt-get install --yes bubblewrap';

let known: Promise<SandboxFinding> | undefined;

/** The sandbox of this machine, found by running a probe in it; remembered until the process ends or `anew` is asked for. */
export function findSandbox({ anew = false } = {}): Promise<SandboxFinding> {
  if (anew) known = undefined;
  known ??= probeAll(process.env.CLOUDLENS_SANDBOX);
  return known;
}

interface Found {
  sandbox: Sandbox | null;
  attempt: SandboxAttempt;
}

const finders: Record<SandboxKind, () => Promise<Found>> = {
  async bubblewrap() {
    const found = await findBubblewrap();
    const problem = typeof found === 'string' ? found : await probe(found);
    if (typeof found === 'string' || problem !== null)
      return { sandbox: null, attempt: { kind: 'bubblewrap', works: false, note: problem ?? '', command: bubblewrapCommand } };
    const { name, limits } = found.describe();
    return { sandbox: found, attempt: { kind: 'bubblewrap', works: true, note: `${name}, limits by ${limits}.` } };
  },
  async container() {
    const found = await findContainers();
    if (!found.sandbox) return found;
    return { sandbox: found.sandbox, attempt: { kind: 'container', works: true, note: found.note } };
  },
};

/** @param wanted `bubblewrap` or `container` for that one alone; else both are probed, and bubblewrap, which needs no images, goes first */
async function probeAll(wanted: string | undefined): Promise<SandboxFinding> {
  const kinds: readonly SandboxKind[] = wanted === 'bubblewrap' || wanted === 'container' ? [wanted] : ['bubblewrap', 'container'];
  const found: Found[] = [];
  for (const kind of kinds) found.push(await finders[kind]());
  const limited = found.map(({ sandbox }) => sandbox && atOnce(sandbox, runsAtOnce));
  const sandbox = limited.find((each) => each !== null) ?? null;
  const tried = found.map(({ attempt }) => attempt);
  const images = limited.find((each) => each?.kind === 'container') ?? null;
  if (sandbox) return { sandbox, images, tried };
  // The nearest way: images for an engine that is there already, else a package.
  const command = tried.find(({ kind, command: gets }) => kind === 'container' && gets)?.command ?? tried[0]?.command;
  return { sandbox: null, images: null, tried, command: command ?? 'sudo apt-get install --yes podman && npm run sandbox:images' };
}
