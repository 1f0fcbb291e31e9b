import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../explain.mjs';
import { seconds } from '../steps.mjs';
import { type ChildSpec, killGroup, spawnChild } from './child';
import { tail } from './logs';

const POLL_MS = 50;
const GRACE_MS = 3000;
const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 4000;
/** A child that lived so long did not die at once: its next restart is quick again. */
const STABLE_MS = 10_000;

interface Running {
  spec: ChildSpec;
  process: ChildProcess | undefined;
  gone: Promise<void>;
  delayMs: number;
}

/**
 * Starts children, restarts each that ends on its own within 5 seconds (at once the first time, then with growing pauses),
 * and takes all of them down in the reverse order.
 */
export class Supervisor {
  private readonly children: Running[] = [];
  private stopping: Promise<void> | undefined;

  constructor(private readonly say: (line: string) => void) {}

  /** Starts the child and resolves when it is ready. Throws when it ends before, or is not ready after `patienceMs`: a machine may be slow. */
  async start(spec: ChildSpec, patienceMs = 600_000): Promise<void> {
    const running: Running = { spec, process: undefined, gone: Promise.resolve(), delayMs: FIRST_DELAY_MS };
    this.children.push(running);
    await this.launch(running);
    const until = performance.now() + patienceMs;
    while (!(await spec.isReady())) {
      if (this.stopping) return;
      if (hasEnded(running.process))
        throw new Problem(`${spec.name} ended while starting. The end of ${spec.logFile}:\n${tail(spec.logFile)}`);
      if (performance.now() > until)
        throw new Problem(
          `${spec.name} did not become ready in ${seconds(patienceMs)}. The end of ${spec.logFile}:\n${tail(spec.logFile)}`,
        );
      await sleep(POLL_MS);
    }
    this.watch(running);
  }

  /** The process ids by name, of those that run. */
  pids(): Record<string, number> {
    return Object.fromEntries(
      this.children.flatMap(({ spec, process }) => (process?.pid && !hasEnded(process) ? [[spec.name, process.pid]] : [])),
    );
  }

  /** Takes all down, last started first: asks, waits up to 3 seconds, then kills. Later calls wait for the first. */
  stopAll(): Promise<void> {
    this.stopping ??= this.takeDown();
    return this.stopping;
  }

  /** Kills all at once, without waiting: for a second Ctrl-C and for the end of this process. */
  killAll(): void {
    for (const { process } of this.children) if (process?.pid && !hasEnded(process)) killGroup(process.pid, 'SIGKILL');
  }

  private async takeDown(): Promise<void> {
    const [foundation, ...rest] = this.children;
    await Promise.all(rest.map(stop));
    // The first child is what the others stand on (the database), so it goes last.
    if (foundation) await stop(foundation);
  }

  private async launch(running: Running): Promise<void> {
    await running.spec.beforeStart?.();
    if (this.stopping) return;
    const child = spawnChild(running.spec);
    running.process = child;
    running.gone = new Promise((resolve) => {
      child.once('exit', () => resolve());
      child.once('error', () => resolve());
    });
  }

  private watch(running: Running): void {
    const began = performance.now();
    running.gone.then(() => this.restart(running, performance.now() - began));
  }

  private async restart(running: Running, livedMs: number): Promise<void> {
    if (this.stopping) return;
    const { spec, process } = running;
    if (process?.pid) killGroup(process.pid, 'SIGKILL');
    if (livedMs > STABLE_MS) running.delayMs = FIRST_DELAY_MS;
    this.say(
      `${spec.name} ended (${process?.signalCode ?? `exit ${process?.exitCode ?? 'unknown'}`}); starting it again. See ${spec.logFile}`,
    );
    await sleep(running.delayMs);
    running.delayMs = Math.min(running.delayMs * 2, LONGEST_DELAY_MS);
    await this.launch(running).catch((error: unknown) => this.say(`${spec.name} could not be started again: ${String(error)}`));
    if (!this.stopping) this.watch(running);
  }
}

async function stop({ spec, process, gone }: Running): Promise<void> {
  if (!process?.pid) return;
  if (!hasEnded(process)) {
    process.kill(spec.stopSignal);
    await Promise.race([gone, sleep(GRACE_MS, undefined, { ref: false })]);
  }
  killGroup(process.pid, 'SIGKILL');
  await gone;
}

function hasEnded(child: ChildProcess | undefined): boolean {
  return !child || child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}
