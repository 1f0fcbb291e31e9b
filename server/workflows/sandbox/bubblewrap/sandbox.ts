import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { watch } from '../deadline';
import { readReturn, takeArtefacts } from '../job/artefacts';
import { checkJob } from '../job/schema';
import { hasNetwork, stageInput, stageScript } from '../job/stage';
import type { LimitedGroup, Limiter } from '../limits/types';
import { openNetwork } from '../network/open-network';
import { Output } from '../output/output';
import { verdict } from '../result';
import { newRunName } from '../run-name';
import { type Architecture, seccompFilter } from '../seccomp/filter';
import { type Sandbox, type SandboxDescription, type SandboxJob, type SandboxListener, SandboxRefusal, type SandboxResult } from '../types';
import { bubblewrapOptions, placeBorrowedEtc, streams } from './arguments';
import { hostPrograms } from './host-programs';
import { overInherited } from './inherited';
import { launchScript } from './launch-script';
import { closeWriteEnds, makePipes } from './pipes';
import { makeRunFolder, removeRunFolder } from './run-folder';
import { readStatus } from './status';

/** Our own share of the process limit: bubblewrap twice, and the shell that lays out the files. */
const ownProcesses = 3;

/** User ids that no machine gives to anybody: each run as root's child has one of its own, so that runs share no quota of the kernel. */
const firstUser = 1_879_048_192;
const users = 1_048_576;

export interface BubblewrapTools {
  path: string;
  version: string;
  limiter: Limiter;
}

/** Scripts in namespaces made by bubblewrap, with the programs of this machine. */
export class BubblewrapSandbox implements Sandbox {
  readonly kind = 'bubblewrap';
  readonly #tools: BubblewrapTools;

  constructor(tools: BubblewrapTools) {
    this.#tools = tools;
  }

  describe(): SandboxDescription {
    const { version, limiter } = this.#tools;
    const remarks = ['The programs are those of this machine, and the kernel is shared with it.'];
    if (process.getuid?.() !== 0) remarks.push('CloudLens is not root: scripts run as its own user in a user namespace.');
    return { kind: this.kind, name: version, limits: limiter.name, remarks };
  }

  async run(unchecked: SandboxJob, on: SandboxListener, signal: AbortSignal): Promise<SandboxResult> {
    const job = checkJob(unchecked);
    const programs = await hostPrograms(job.kind);
    const name = newRunName();
    const { limiter } = this.#tools;
    let group: LimitedGroup | undefined;
    const folder = makeRunFolder(name);
    try {
      group = makeGroup(limiter, name, job);
      return await this.#runIn(group, folder, job, programs, on, signal);
    } finally {
      await (group ?? limiter.open(name)).destroy();
      removeRunFolder(folder);
    }
  }

  async #runIn(
    group: LimitedGroup,
    folder: string,
    job: SandboxJob,
    programs: Awaited<ReturnType<typeof hostPrograms>>,
    on: SandboxListener,
    signal: AbortSignal,
  ): Promise<SandboxResult> {
    placeBorrowedEtc(folder);
    const [out, err] = await makePipes(folder, 2);
    if (!out || !err) throw new Error('no pipes');
    const child = this.#spawn(group, folder, job, programs, [out.writeEnd, err.writeEnd]);
    closeWriteEnds([out, err]);
    const stream = streamsOf(child);
    const status = readStatus(stream[streams.status] as Readable);
    const kill = () => {
      for (const pid of group.pids()) quietly(() => process.kill(pid, 'SIGKILL'));
      quietly(() => child.kill('SIGKILL'));
    };
    const ours = () => [child.pid, status.child()];
    const interrupt = () => {
      for (const pid of group.pids()) if (!ours().includes(pid)) quietly(() => process.kill(pid, 'SIGINT'));
    };
    const began = performance.now();
    const output = new Output({
      secrets: job.secrets.map(({ value }) => value),
      most: job.limits.outputKb * 1024,
      on,
      onFlood: () => deadline.flood(),
    });
    const deadline = watch({ seconds: job.limits.seconds, graceSeconds: job.graceSeconds }, signal, { interrupt, kill });
    let isReady = false;
    const startErrors: Buffer[] = [];
    const closed = once(child, 'exit');
    closed.catch(() => {});
    const network = await openNetwork({ job, on, pid: () => status.childReady, gate: stream[streams.gate] as Writable | null }).catch(
      (error: unknown) => {
        kill();
        throw error;
      },
    );
    try {
      const back = readReturn(stream[streams.back] as Readable, () => {
        isReady = true;
        on.started?.({ name: group.name });
      });
      err.read.on('data', (chunk: Buffer) => {
        if (!isReady && startErrors.length < 20) startErrors.push(chunk);
      });
      const reads = [output.read('stdout', out.read), output.read('stderr', err.read)];
      await closed;
      deadline.stop();
      const usage = group.usage();
      // What is left in the group holds the pipes open.
      kill();
      const { archive, isWhole } = await back;
      await Promise.all(reads);
      const code = await status.exitCode();
      if (!isReady && !deadline.ended && usage.outOfMemoryKills === 0)
        throw new SandboxRefusal(
          `The sandbox could not be set up: ${Buffer.concat(startErrors).toString().trim().slice(0, 500) || `exit ${child.exitCode}`}`,
        );
      return {
        ...verdict({ code, ended: deadline.ended, outOfMemoryKills: usage.outOfMemoryKills }),
        usage: { ...usage, wallSeconds: (performance.now() - began) / 1000, outputBytes: output.bytes },
        truncated: output.truncated,
        artefacts: takeArtefacts(job.artefacts, archive, isWhole),
      };
    } finally {
      deadline.stop();
      network.close();
    }
  }

  #spawn(
    group: LimitedGroup,
    folder: string,
    job: SandboxJob,
    programs: Awaited<ReturnType<typeof hostPrograms>>,
    [out, err]: readonly [number, number],
  ): ChildProcess {
    const isRoot = process.getuid?.() === 0;
    const mounts = join(folder, 'mounts');
    const readable = programs.readable.map((at, index) => ({ from: isRoot ? join(mounts, `tool-${index}`) : at, at }));
    const script = launchScript({
      procs: group.procs,
      limits: job.limits,
      asRoot: isRoot ? { user: firstUser + randomInt(users), mounts, readable } : null,
      bubblewrap: this.#tools.path,
      options: ['--args', String(streams.options), '--'],
    });
    const options = bubblewrapOptions({
      job,
      folder,
      readable,
      mounted: isRoot ? { work: join(mounts, 'work'), tmp: join(mounts, 'tmp') } : null,
    });
    const command = ['/bin/sh', '-c', stageScript(job), 'sh', ...job.command];
    const devNull = openSync('/dev/null', 'r');
    const gate = hasNetwork(job) ? 'pipe' : 'ignore';
    const settings: SpawnOptions = {
      cwd: '/',
      // Nothing of our own environment; the script's own comes by its input, where no launcher can take it for its own.
      env: { PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin' } as unknown as NodeJS.ProcessEnv,
      stdio: ['pipe', out, err, 'pipe', 'pipe', 'pipe', gate, 'pipe', ...overInherited(streams.filter + 1, devNull)],
    };
    const child = spawn('/bin/sh', ['-c', script, 'sh', ...command], settings);
    closeSync(devNull);
    const stream = streamsOf(child);
    for (const each of stream) each?.on('error', () => {});
    (stream[0] as Writable).end(stageInput(job, programs.searchPath));
    (stream[streams.options] as Writable).end(options.map((option) => `${option}\0`).join(''));
    (stream[streams.filter] as Writable).end(seccompFilter(process.arch as Architecture));
    return child;
  }
}

const streamsOf = (child: ChildProcess) => child.stdio as unknown as (Readable | Writable | null)[];

function makeGroup(limiter: Limiter, name: string, { limits }: SandboxJob): LimitedGroup {
  try {
    return limiter.make(name, { ...limits, pids: limits.pids + ownProcesses });
  } catch (error) {
    throw new SandboxRefusal(`The limits cannot be set by ${limiter.name}, so that nothing was run: ${(error as Error).message}`);
  }
}

function quietly(act: () => void): void {
  try {
    act();
  } catch {
    // Ended by itself.
  }
}
