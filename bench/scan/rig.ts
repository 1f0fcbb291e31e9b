import { type ChildProcess, fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { MixName } from '@/sample-cloud/worlds/mix/mixes';
import { bundle } from '@/scripts/lib/bundle';
import { root } from '@/scripts/lib/root.mjs';
import type { IngestReport } from './ingest-worker';
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

/** A program with all that it imports, as a build makes it: compiling it on the way would be counted as the scan's. */
async function bundled(program: string): Promise<string> {
  const folder = join(root, '.data', 'bench-scan-worker');
  rmSync(folder, { recursive: true, force: true });
  await bundle({ [program]: `bench/scan/${program}.ts` }, folder);
  return join(folder, `${program}.mjs`);
}

/** One scan in a process of its own. @throws when it fails */
export const scanInWorker = (orgId: string, env: Record<string, string>): Promise<WorkerReport> => reportOf('worker', [orgId], env);

/** Verdicts stored, and stored again with a few that differ, in a process of its own. @throws when it fails */
export const ingestInWorker = (orgId: string, verdicts: number, env: Record<string, string>): Promise<IngestReport> =>
  reportOf('ingest-worker', [orgId, String(verdicts)], env);

async function reportOf<T>(program: string, args: readonly string[], env: Record<string, string>): Promise<T> {
  const child = fork(await bundled(program), args, { cwd: root, env: { ...process.env, ...env } });
  let report: T | undefined;
  child.on('message', (message) => {
    report = message as T;
  });
  const [code] = await once(child, 'exit');
  if (!report) throw new Error(`The ${program} ended with code ${code} and without a report.`);
  return report;
}
