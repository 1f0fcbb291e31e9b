import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { madeEtc } from '../bubblewrap/run-folder';
import { probe } from '../probe';
import type { Architecture } from '../seccomp/filter';
import { seccompProfile } from '../seccomp/profile';
import { type SandboxAttempt, SandboxRefusal } from '../types';
import type { Dialect } from './create-body';
import { Engine } from './engine';
import { findImage } from './images';
import { removeLeftovers } from './leftovers';
import { sandboxFolder, writeText } from './made-images';
import { opensNetwork } from './opens-network';
import { ContainerSandbox } from './sandbox';

/** The first that speaks this much of the API: Docker 20.10, Podman 4. */
const oldestApi = [1, 41] as const;
/** A busy engine takes its time over its own version. */
const patienceMs = 15_000;
/** Podman 4.3 was seen to lock itself up for good when several containers with users of their own start at once. */
const firstWithOwnUsers = 5;

interface Version {
  Version?: string;
  ApiVersion?: string;
  Components?: { Name?: string; Version?: string }[];
}

interface Info {
  CgroupVersion?: string;
  CgroupDriver?: string;
  DefaultRuntime?: string;
  MemoryLimit?: boolean;
  PidsLimit?: boolean;
  CpuCfsQuota?: boolean;
  CPUCfsQuota?: boolean;
  SecurityOptions?: string[] | null;
  Rootless?: boolean;
}

export interface FoundEngine {
  engine: Engine;
  kind: 'docker' | 'podman';
  /** As `Podman 4.3.1`. */
  name: string;
  /** Of its version. */
  major: number;
}

/** Makes the images for all kinds. */
export const imagesCommand = 'npm run sandbox:images';

/** Where engines listen, the one that somebody named alone, else those of this user first. */
export function socketsToTry(from: NodeJS.ProcessEnv = process.env): string[] {
  const path = (address: string | undefined) => address?.replace(/^unix:\/\//, '');
  if (from.CLOUDLENS_CONTAINER_SOCKET) return [path(from.CLOUDLENS_CONTAINER_SOCKET) ?? ''];
  const named = [from.DOCKER_HOST, from.CONTAINER_HOST].filter((address) => address?.startsWith('unix://')).map(path);
  const own = from.XDG_RUNTIME_DIR ? [join(from.XDG_RUNTIME_DIR, 'podman/podman.sock'), join(from.XDG_RUNTIME_DIR, 'docker.sock')] : [];
  const all = [...named, ...own, '/run/podman/podman.sock', '/var/run/docker.sock'].filter((each): each is string => Boolean(each));
  return [...new Set(all)].filter(existsSync);
}

/** Why an engine is of no use, in a sentence, and what changes that where it is one command. */
export interface EngineProblem {
  note: string;
  command?: string;
}

/** Gets a socket that this user may open: the machine's for root, else one of the user's own. */
export const podmanCommand = (isRoot = process.getuid?.() === 0): string =>
  `sudo apt-get install --yes podman && ${isRoot ? 'systemctl' : 'systemctl --user'} enable --now podman.socket && ${imagesCommand}`;

/** @returns the engine behind a socket, or why it is of no use */
export async function engineAt(socket: string): Promise<FoundEngine | EngineProblem> {
  let version: Version;
  try {
    version = (await new Engine(socket).call('GET', '/version', undefined, patienceMs)) as Version;
  } catch (error) {
    return unanswered(socket, error as NodeJS.ErrnoException);
  }
  const isPodman = version.Components?.some(({ Name }) => Name === 'Podman Engine') ?? false;
  const name = `${isPodman ? 'Podman' : 'Docker'} ${version.Version ?? ''}`.trim();
  const [major = 0, minor = 0] = (version.ApiVersion ?? '').split('.').map(Number);
  if (major < oldestApi[0] || (major === oldestApi[0] && minor < oldestApi[1]))
    return { note: `${name} at ${socket} is too old: Docker 20.10 or Podman 4 is needed.` };
  return {
    engine: new Engine(socket, version.ApiVersion),
    kind: isPodman ? 'podman' : 'docker',
    name,
    major: Number.parseInt(version.Version ?? '', 10) || 0,
  };
}

function unanswered(socket: string, { code, message }: NodeJS.ErrnoException): EngineProblem {
  if (code === 'EACCES' || code === 'EPERM')
    return {
      note: `This user may not open the socket of the container engine, ${socket}. One of its own is safer than the machine's.`,
      command: podmanCommand(),
    };
  if (code === 'ENOENT') return { note: `There is no socket at ${socket}.`, command: podmanCommand() };
  return { note: `No container engine answers at ${socket}: ${message.replace(/\.$/, '')}.` };
}

/** @returns a sandbox in which a probe has run, or what is missing */
export async function findContainers(): Promise<{ sandbox: ContainerSandbox; note: string } | { sandbox: null; attempt: SandboxAttempt }> {
  const attempt = (note: string, command?: string) => ({
    sandbox: null,
    attempt: { kind: 'container' as const, works: false, note, ...(command ? { command } : {}) },
  });
  if (process.platform !== 'linux') return attempt('Containers are used on Linux only.');
  if (process.arch !== 'x64' && process.arch !== 'arm64') return attempt(`There is no filter of system calls for ${process.arch}.`);
  const sockets = socketsToTry();
  if (sockets.length === 0) return attempt('No socket of Docker or Podman is on this machine.', podmanCommand());
  const problems: EngineProblem[] = [];
  for (const socket of sockets) {
    const found = await engineAt(socket);
    const outcome = 'engine' in found ? await tryEngine(found) : found;
    if ('sandbox' in outcome) return outcome;
    problems.push(outcome);
  }
  return attempt(problems.map(({ note }) => note).join(' '), problems.find(({ command }) => command)?.command);
}

async function tryEngine(found: FoundEngine): Promise<{ sandbox: ContainerSandbox; note: string } | EngineProblem> {
  const { engine, name } = found;
  try {
    const info = (await engine.call('GET', '/info', undefined, patienceMs)) as Info;
    const unlimited = unlimitedBy(info);
    if (unlimited) return { note: `${name} at ${engine.socket} cannot limit ${unlimited} here.` };
    const problem = await findImage(engine, 'sh', undefined).then(
      () => null,
      (error: unknown) => {
        if (error instanceof SandboxRefusal) return error.message;
        throw error;
      },
    );
    if (problem) return { note: `${name} answers at ${engine.socket}. ${problem}`, command: imagesCommand };
    await removeLeftovers(engine);
    return await probed(found, info);
  } catch (error) {
    return { note: `${name} at ${engine.socket}: ${(error as Error).message}.` };
  }
}

const unlimitedBy = ({ MemoryLimit, PidsLimit, CpuCfsQuota, CPUCfsQuota }: Info): string | null => {
  const missing = [
    ...(MemoryLimit === false ? ['memory'] : []),
    ...(PidsLimit === false ? ['processes'] : []),
    ...(CpuCfsQuota === false || CPUCfsQuota === false ? ['CPU'] : []),
  ];
  return missing.length > 0 ? missing.join(', ') : null;
};

/** With users of its own for each container where the engine can give them, else without, and says so. */
async function probed(found: FoundEngine, info: Info): Promise<{ sandbox: ContainerSandbox; note: string } | EngineProblem> {
  const isRemapped = info.Rootless === true || (info.SecurityOptions ?? []).some((option) => /name=(rootless|userns)/.test(option));
  const files = filesFor(found.kind);
  const choices = found.kind === 'podman' && found.major >= firstWithOwnUsers && !isRemapped ? [true, false] : [false];
  let problem = '';
  for (const ownUsers of choices) {
    const dialect: Dialect = { engine: found.kind, ...files, ownUsers };
    const remarks = ['The kernel is shared with the machine.'];
    if (!isRemapped && !ownUsers) remarks.push(usersRemark[found.kind]);
    const tools = {
      engine: found.engine,
      name: `${found.name}${info.DefaultRuntime ? ` with ${info.DefaultRuntime}` : ''}`,
      limits: `cgroup v${info.CgroupVersion ?? '1'} of the engine${info.CgroupDriver ? ` (${info.CgroupDriver})` : ''}`,
      remarks,
      dialect,
    };
    const sandbox = new ContainerSandbox(tools);
    const failed = await probe(sandbox);
    if (failed === null) {
      const shut = await opensNetwork(sandbox);
      if (shut) remarks.push(`Scripts that need the network are refused: ${shut}`);
      return {
        sandbox: new ContainerSandbox({ ...tools, remarks }),
        note: `${tools.name} at ${found.engine.socket}, limits by ${tools.limits}.`,
      };
    }
    problem = failed;
  }
  return { note: `${found.name} at ${found.engine.socket}: ${problem}` };
}

const usersRemark = {
  podman:
    'Runs share the user 65534 of the machine: rootless Podman, or Podman 5 with a line for "containers" in /etc/subuid and /etc/subgid, gives them users that are nobody there.',
  docker: 'Runs share the user 65534 of the machine: rootless Docker, or userns-remap, gives them users that are nobody there.',
} as const;

/** Podman reads these from files that the engine must see: in the data folder, the same for all runs. */
function filesFor(kind: FoundEngine['kind']): Pick<Dialect, 'seccomp' | 'hosts'> {
  const text = JSON.stringify(seccompProfile(process.arch as Architecture));
  if (kind === 'docker') return { seccomp: text, hosts: null };
  const [seccomp, hosts] = ['seccomp.json', 'hosts'].map((name) => join(sandboxFolder(), name)) as [string, string];
  writeText(seccomp, text);
  writeText(hosts, madeEtc.hosts ?? '');
  return { seccomp, hosts };
}
