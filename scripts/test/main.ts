import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { explain } from '../lib/explain.mjs';
import { isAlive } from '../lib/processes';
import { root } from '../lib/root.mjs';
import { seconds } from '../lib/steps.mjs';
import { runFuzz } from './fuzz';
import { fetchPrograms, runBrowser, runBuild, runConformance, runFaults, runGates, runInngest, runUnit } from './parts';
import { NOTHING, sum, summary, type Tally } from './tally';

/**
 * `npm test`: every kind of test; the last line says how many passed and failed. `--unit`, `--conformance`,
 * `--faults`, `--e2e`, `--fuzz`, `--inngest` and `--verify` choose parts, `--all` runs the long suites in full and the fuzzer too, and other words select files of the chosen parts.
 */
export async function main(args: readonly string[]): Promise<void> {
  const began = performance.now();
  const flags = new Set(args.filter((arg) => arg.startsWith('--')));
  const filters = args.filter((arg) => !arg.startsWith('--'));
  if (flags.delete('--all')) process.env.CLOUDLENS_TEST_ALL = '1';
  const folder = join(root, '.data', `test-run-${process.pid}`);
  removeFormerRuns(dirname(folder));
  mkdirSync(folder, { recursive: true });
  const withFuzz = process.env.CLOUDLENS_TEST_ALL || flags.has('--fuzz');
  // One stage after another. Those of one stage run side by side: each waits for others much of its time.
  const stages: [string, () => Promise<Tally>][][] = [
    [
      // Compiling keeps one processor busy, and the first of the unit tests wait for a database to be made.
      ['--verify', runGates],
      ['--unit', () => runUnit(folder, filters)],
    ],
    [
      ['--conformance', () => runConformance(folder)],
      // Words select cases there, not files.
      ['--faults', () => runFaults(folder, flags.has('--faults') ? filters : [])],
      ['--e2e', runBuild],
    ],
    [['--e2e', () => runBrowser(folder, filters)]],
    ...(withFuzz ? [[['--fuzz', () => runFuzz(folder)] as [string, () => Promise<Tally>]]] : []),
  ];
  const isChosen = (part: string) => flags.size === 0 || flags.has(part);
  fetchPrograms(isChosen);
  // Only where it is asked for: the server is built first, and waits long between tries.
  if (flags.has('--inngest')) stages.push([['--inngest', () => runInngest(folder)]]);
  const tallies: Tally[] = [];
  for (const stage of stages) {
    const chosen = stage.filter(([part]) => isChosen(part));
    tallies.push(...(await Promise.all(chosen.map(([, run]) => orFailure(run)))));
  }
  const total = sum(tallies);
  if (total.failures.length > 0) console.log(`\nFailed:\n${total.failures.map((line) => `  ${line}`).join('\n')}`);
  console.log(`\nTests took ${seconds(performance.now() - began)}.${total.failed > 0 ? ` Logs and reports: ${folder}` : ''}`);
  if (total.failed === 0) rmSync(folder, { recursive: true, force: true });
  console.log(summary(total));
  process.exit(total.failed > 0 ? 1 : 0);
}

/** A part that breaks down counts as one failure and does not keep the others from running. */
async function orFailure(run: () => Promise<Tally>): Promise<Tally> {
  try {
    return await run();
  } catch (error) {
    console.error(`✗ ${explain(error)}`);
    return { ...NOTHING, failed: 1 };
  }
}

/** A run that failed leaves its logs; the next one clears them. */
function removeFormerRuns(data: string): void {
  if (!existsSync(data)) return;
  for (const name of readdirSync(data)) {
    const pid = /^test-run-(\d+)$/.exec(name)?.[1];
    if (pid && !isAlive(Number(pid))) rmSync(join(data, name), { recursive: true, force: true });
  }
}
