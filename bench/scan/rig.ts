import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { MixName } from '@/sample-cloud/worlds/mix/mixes';
import { bundle } from '@/scripts/lib/bundle';
import { root } from '@/scripts/lib/root.mjs';
import type { WorkerReport } from './worker';

export interface BenchCloud {
  url: string;
  calls(): Promise<{
    calls: number;
    throttled: number;
    operations: { service: string; operation: string; calls: number; throttled: number }[];
  }>;
  forget(): Promise<void>;
  close(): Promise<void>;
}

/** The sample cloud in a process of its own, so that what it costs is not counted: 80 ms near, 200 ms far, AWS's limits. */
export async function startBenchCloud(mix: MixName, factor: number): Promise<BenchCloud> {
  const args = ['--import', 'tsx', 'sample-cloud/main.ts', '--mix', mix, '--latency', '80', '--far', '200', '--factor', String(factor)];
  const child: ChildProcess = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  if (!child.stdout) throw new Error('The sample cloud has no output.');
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error('The sample cloud did not start.')));
    createInterface({ input: child.stdout as NodeJS.ReadableStream }).on('line', (line) => {
      const address = /^sample cloud: (\S+)/.exec(line)?.[1];
      if (address) resolve(address);
    });
  });
  return {
    url,
    calls: async () => (await fetch(`${url}/_sample/calls`)).json(),
    forget: async () => {
      await fetch(`${url}/_sample/calls`, { method: 'DELETE' });
    },
    async close() {
      if (child.exitCode !== null) return;
      child.kill();
      await once(child, 'exit');
    },
  };
}

/** The worker with all that it imports, as a build makes it: compiling it on the way would be counted as the scan's. */
async function bundledWorker(): Promise<string> {
  const folder = join(root, '.data', 'bench-scan-worker');
  rmSync(folder, { recursive: true, force: true });
  await bundle({ worker: 'bench/scan/worker.ts' }, folder);
  return join(folder, 'worker.mjs');
}

/** One scan in a process of its own. @throws when it fails */
export async function scanInWorker(orgId: string, env: Record<string, string>): Promise<WorkerReport> {
  const child = fork(await bundledWorker(), [orgId], { cwd: root, env: { ...process.env, ...env } });
  let report: WorkerReport | undefined;
  child.on('message', (message) => {
    report = message as WorkerReport;
  });
  const [code] = await once(child, 'exit');
  if (!report) throw new Error(`The scan ended with code ${code} and without a report.`);
  return report;
}
