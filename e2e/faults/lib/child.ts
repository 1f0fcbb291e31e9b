import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { testProgram } from '@/scripts/test/programs';
import type { Target } from './rig';

const program = await testProgram('scan');

/** Starts a process of its own that carries the scan out. */
export function startWorker({ orgId }: Target, scanId: string, env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [program, orgId, scanId], { env: { ...process.env, ...env }, stdio: 'ignore' });
}

/** Waits for its end. Returns the exit code, or the signal that killed it. */
export async function endOf(worker: ChildProcess): Promise<number | NodeJS.Signals> {
  if (worker.exitCode === null && worker.signalCode === null) await once(worker, 'exit');
  return worker.signalCode ?? worker.exitCode ?? -1;
}
