import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { root } from '../root.mjs';

export interface ChildSpec {
  name: string;
  /** Program and arguments. */
  command: readonly string[];
  env: NodeJS.ProcessEnv;
  /** Standard output and error go here, appended. */
  logFile: string;
  uid?: number | undefined;
  /** Asks it to end; what is left after the grace period is killed. */
  stopSignal: 'SIGTERM' | 'SIGINT';
  /** Runs before each start. */
  beforeStart?: (() => Promise<void>) | undefined;
  /** Resolves when it does its work; asked until then. */
  isReady: () => Promise<boolean>;
}

/** Starts the child in a process group of its own, so that Ctrl-C reaches only the supervisor, and nothing it starts is left behind. */
export function spawnChild(spec: ChildSpec): ChildProcess {
  const log = openSync(spec.logFile, 'a', 0o600);
  try {
    const [program = '', ...args] = spec.command;
    const user = spec.uid === undefined ? {} : { uid: spec.uid, gid: spec.uid };
    return spawn(program, args, { cwd: root, env: spec.env, stdio: ['ignore', log, log], detached: true, ...user });
  } finally {
    closeSync(log);
  }
}

/** Sends a signal to the child's whole process group; silent when it is gone. */
export function killGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(process.platform === 'win32' ? pid : -pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
