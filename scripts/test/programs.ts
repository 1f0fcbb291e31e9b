import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bundle } from '../lib/bundle';

/** What tests start as processes of their own. */
const programs = {
  scan: 'server/scans/testing/run-scan-child.ts',
  job: 'e2e/faults/lib/job-child.ts',
  web: 'e2e/faults/lib/web-child.ts',
  rotate: 'server/secrets/testing/rotate-child.ts',
  command: 'scripts/scan.ts',
} as const;

/** One of these programs as a file for node, built once in a run of the tests (`CLOUDLENS_TEST_PROGRAMS` is the run's folder). */
export async function testProgram(name: keyof typeof programs): Promise<string> {
  const folder = process.env.CLOUDLENS_TEST_PROGRAMS;
  if (!folder) throw new Error('CLOUDLENS_TEST_PROGRAMS is not set: the global setup of the tests sets it.');
  while (!existsSync(folder)) await buildOrWait(folder);
  return join(folder, `${name}.mjs`);
}

/** Test files run side by side: the first to come builds. */
async function buildOrWait(folder: string): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  try {
    mkdirSync(unfinished);
  } catch {
    await sleep(100);
    return;
  }
  try {
    await bundle(programs, unfinished);
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  }
}
