import { readFileSync, readlinkSync } from 'node:fs';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { watch } from '../deadline';
import { takeArtefacts } from '../job/artefacts';
import { checkJob } from '../job/schema';
import { stageInput } from '../job/stage';
import { openNetwork } from '../network/open-network';
import { Output } from '../output/output';
import { verdict } from '../result';
import { newRunName } from '../run-name';
import {
  type Sandbox,
  type SandboxDescription,
  type SandboxJob,
  type SandboxListener,
  SandboxRefusal,
  type SandboxResult,
  type ScriptKind,
} from '../types';
import { createBody, type Dialect, labels, newMark } from './create-body';
import { demultiplex } from './demultiplex';
import { type Engine, EngineError } from './engine';
import { keepGuardian } from './guardian';
import { findImage } from './images';
import { homeName, removeContainer, removeLeftovers } from './leftovers';
import { readReturned } from './returned';
import { containerStage } from './stage';
import { memoryAndTime } from './usage';

export interface ContainerTools {
  engine: Engine;
  /** As `Podman 4.3.1 with runc`. */
  name: string;
  limits: string;
  remarks: readonly string[];
  dialect: Dialect;
}

/** Beyond its limit and its grace, after which whoever sees a container removes it. */
const slackSeconds = 120;
const sweepEveryMs = 60_000;
const connectionMs = 10_000;
const statsMs = 500;
const processMs = 5000;

/** Names this process in the labels of its containers. */
const runner = newRunName();

/** Scripts in containers of an engine on this machine: a new one for each run, removed afterwards. */
export class ContainerSandbox implements Sandbox {
  readonly kind = 'container';
  readonly #tools: ContainerTools;
  readonly #alive = new Set<string>();
  #swept = performance.now();

  constructor(tools: ContainerTools) {
    this.#tools = tools;
  }

  get engine(): Engine {
    return this.#tools.engine;
  }

  describe(): SandboxDescription {
    const { name, limits, remarks } = this.#tools;
    return { kind: this.kind, name, limits, remarks: [...remarks] };
  }

  async checkImage(kind: ScriptKind, image: string): Promise<void> {
    await findImage(this.#tools.engine, kind, image);
  }

  async run(unchecked: SandboxJob, on: SandboxListener, signal: AbortSignal): Promise<SandboxResult> {
    const job = checkJob(unchecked);
    const { engine, dialect } = this.#tools;
    const image = await findImage(engine, job.kind, job.image);
    keepGuardian(engine.socket, runner);
    const name = newRunName();
    const mark = newMark();
    this.#alive.add(name);
    try {
      await this.#sweep();
      const until = Date.now() / 1000 + job.limits.seconds + (job.graceSeconds ?? 0) + slackSeconds;
      const body = createBody({
        job,
        image,
        name,
        stage: containerStage(job),
        labels: { [labels.ours]: runner, [labels.home]: homeName(), [labels.until]: String(Math.ceil(until)) },
        dialect,
      });
      await refusing(engine.call('POST', `/containers/create?name=${name}`, body));
      return await this.#runIn({ name, mark, job, searchPath: image.searchPath, on, signal });
    } finally {
      await removed(engine, name);
      this.#alive.delete(name);
    }
  }

  async #runIn({ name, mark, job, searchPath, on, signal }: Run): Promise<SandboxResult> {
    const { engine } = this.#tools;
    const connection = await refusing(engine.attach(name));
    connection.on('error', () => {});
    const killing: Promise<unknown>[] = [];
    let lastUsage = memoryAndTime(null);
    const end = async () => {
      // An engine may keep the connection of a container that it has ended, and may not answer at all.
      setTimeout(() => connection.destroy(), connectionMs).unref();
      const usage = await engine.call('GET', `/containers/${name}/stats?stream=false&one-shot=true`, undefined, statsMs).catch(() => null);
      if (usage !== null) lastUsage = memoryAndTime(usage);
      await killContainer(engine, name);
    };
    const kill = () => {
      const ended = end();
      ended.catch(() => {});
      killing.push(ended);
    };
    const output = new Output({
      secrets: job.secrets.map(({ value }) => value),
      most: job.limits.outputKb * 1024,
      on,
      onFlood: () => deadline.flood(),
    });
    const began = performance.now();
    const deadline = watch({ seconds: job.limits.seconds, graceSeconds: job.graceSeconds }, signal, {
      interrupt: () => void interrupt(engine, name).catch(() => {}),
      kill,
    });
    let network: { close(): void } | undefined;
    try {
      let isReady = false;
      const { stdout, stderr } = demultiplex(connection);
      const { output: scriptOutput, told } = readReturned(stdout, mark, () => {
        isReady = true;
        on.started?.({ name });
      });
      const reads = [output.read('stdout', scriptOutput), output.read('stderr', stderr)];
      await refusing(engine.call('POST', `/containers/${name}/start`));
      network = await openNetwork({ job, on, pid: () => this.#processOf(name), gate: null });
      await sendInput(connection, stageInput(job, searchPath, mark));
      const ending = await told;
      await Promise.all(reads);
      deadline.stop();
      await Promise.all(killing);
      const state = ending ? null : await stateOf(engine, name);
      if (!isReady && !deadline.ended && !state?.OOMKilled)
        throw new SandboxRefusal(
          `The container could not be set up: it ended with ${state?.ExitCode ?? 'no code'} before the script. The image needs a shell (/bin/sh) and tar.`,
        );
      const usage = ending?.usage ?? { ...lastUsage, outOfMemoryKills: state?.OOMKilled ? 1 : 0 };
      return {
        ...verdict({ code: ending?.exitCode ?? null, ended: deadline.ended, outOfMemoryKills: usage.outOfMemoryKills }),
        usage: { ...usage, wallSeconds: (performance.now() - began) / 1000, outputBytes: output.bytes },
        truncated: output.truncated,
        artefacts: takeArtefacts(job.artefacts, ending?.archive ?? Buffer.alloc(0), ending?.isWhole ?? true),
      };
    } finally {
      deadline.stop();
      network?.close();
      connection.destroy();
    }
  }

  /**
   * The first process of a container, by its number on this machine.
   * @throws Error when the engine's machine is another one: there that number may be anybody's
   */
  async #processOf(name: string): Promise<number> {
    const until = performance.now() + processMs;
    do {
      const pid = (await stateOf(this.#tools.engine, name)).Pid;
      if (!pid) break;
      if (isProcessOf(pid, name)) return pid;
      // It is the runtime's own program yet.
      await sleep(20);
    } while (performance.now() < until);
    throw new Error('the container runs on another machine, or its processes cannot be seen from here');
  }

  /** What a runner has left that was killed together with its guardian, now and then. */
  async #sweep(): Promise<void> {
    if (performance.now() - this.#swept < sweepEveryMs) return;
    this.#swept = performance.now();
    await removeLeftovers(this.#tools.engine, this.#alive).catch(() => {});
  }
}

interface Run {
  name: string;
  mark: string;
  job: SandboxJob;
  searchPath: readonly string[];
  on: SandboxListener;
  signal: AbortSignal;
}

interface State {
  Pid?: number;
  ExitCode?: number;
  OOMKilled?: boolean;
}

const stateOf = async (engine: Engine, name: string): Promise<State> =>
  ((await engine.call('GET', `/containers/${name}/json`)) as { State?: State }).State ?? {};

/** What the engine refuses before anything runs. */
function refusing<T>(asked: Promise<T>): Promise<T> {
  return asked.catch((error: Error) => {
    throw new SandboxRefusal(`The container engine could not start the run: ${error.message}`);
  });
}

/** Its command line ends in the name of this run, and its network is not ours. */
function isProcessOf(pid: number, name: string): boolean {
  try {
    const isOurs = readFileSync(`/proc/${pid}/cmdline`).includes(`\0${name}\0`);
    return isOurs && readlinkSync(`/proc/${pid}/ns/net`) !== readlinkSync('/proc/self/ns/net');
  } catch {
    return false;
  }
}

const sendInput = (connection: Duplex, input: Uint8Array): Promise<void> =>
  new Promise((resolve) => {
    connection.once('close', () => resolve());
    connection.end(input, () => resolve());
  });

/** SIGINT to all but process 1, from inside: engines signal process 1 alone. Where the script has left no room for it, SIGKILL follows. */
async function interrupt(engine: Engine, name: string): Promise<void> {
  const made = (await engine.call('POST', `/containers/${name}/exec`, { Cmd: ['/bin/sh', '-c', 'kill -INT -1'] })) as { Id: string };
  await engine.call('POST', `/exec/${made.Id}/start`, { Detach: true });
}

async function killContainer(engine: Engine, name: string): Promise<void> {
  await engine.call('POST', `/containers/${name}/kill?signal=SIGKILL`).catch((error: unknown) => {
    // Not running any more, or gone.
    if (!(error instanceof EngineError)) throw error;
  });
}

/** @throws Error when it cannot be: then a script may be running still */
async function removed(engine: Engine, name: string): Promise<void> {
  try {
    await removeContainer(engine, name).catch(() => removeContainer(engine, name));
  } catch (error) {
    throw new Error(`The container ${name} could not be removed, and its script may still run: ${(error as Error).message}`);
  }
}
