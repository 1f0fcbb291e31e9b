import { delimiter, dirname, join } from 'node:path';
import { buildIfNeeded } from '../lib/build';
import { freePort } from '../lib/ports';
import { step } from '../lib/steps.mjs';
import { childEnv } from '../start/settings';
import { gates } from '../verify/gates';
import { verify } from '../verify/main';
import { haveBubblewrap } from './bubblewrap';
import { findChromium } from './chromium';
import { inngestServer, startInngest } from './inngest-server';
import { motoServer } from './moto';
import { readReport, runProgram } from './run-program';
import { NOTHING, sum, type Tally, tallyPlaywright, tallyVitest } from './tally';

const VITEST = 'vitest/vitest.mjs';
const PLAYWRIGHT = '@playwright/test/cli.js';

/**
 * Begins to fetch the programs that these parts need and the machine may lack, while the gates keep the processor busy: each part
 * waits for its own.
 */
export function fetchPrograms(chosen: (part: string) => boolean): void {
  if (chosen('--unit') || chosen('--conformance')) void haveBubblewrap();
  if (chosen('--e2e')) void findChromium();
  if (chosen('--conformance') || chosen('--e2e')) void motoServer();
}

/** Lint, types, import direction and the like: each gate counts as a test. */
export async function runGates(): Promise<Tally> {
  const failed = await verify();
  return {
    passed: gates.length - failed.length,
    failed: failed.length,
    skipped: 0,
    failures: failed.map((gate) => `gate › ${gate}`),
  };
}

/** The tests beside the sources, with a database of their own. `folder` takes the reports. */
export async function runUnit(folder: string, filters: readonly string[]): Promise<Tally> {
  await haveBubblewrap();
  return runVitest('scripts/test/vitest.config.ts', join(folder, 'unit.json'), filters, process.env);
}

/** The command that scans, against moto (an emulator of AWS that somebody else wrote) and against the sample cloud. */
export async function runConformance(folder: string): Promise<Tally> {
  const env = { ...process.env, MOTO_SERVER: process.env.MOTO_SERVER ?? (await motoServer()) ?? '' };
  return runVitest('scripts/test/conformance.config.ts', join(folder, 'conformance.json'), [], env);
}

/**
 * Scans under faults, checked against undisturbed twins: a spread of the cases, all with CLOUDLENS_TEST_ALL. Other words are
 * parts of cases' names (see docs/faults.md).
 */
export function runFaults(folder: string, filters: readonly string[]): Promise<Tally> {
  const env = { CLOUDLENS_FAULT_SEED: '1', ...process.env, ...(filters.length > 0 ? { CLOUDLENS_FAULT_CASE: filters.join(' ') } : {}) };
  console.log(`Fault cases of seed ${env.CLOUDLENS_FAULT_SEED}${process.env.CLOUDLENS_TEST_ALL ? '' : ', a spread of them'}.`);
  return runVitest('scripts/test/faults.config.ts', join(folder, 'faults.json'), [], env);
}

/** The functions of the conformance cases on Inngest's own server, self-hosted and in dev mode. */
export async function runInngest(folder: string): Promise<Tally> {
  const program = await inngestServer();
  if (!program) return { ...NOTHING, skipped: 1 };
  const tallies = await Promise.all(
    (['start', 'dev'] as const).map(async (mode) => {
      const server = await startInngest(program, mode, join(folder, `inngest-${mode}`));
      try {
        const report = join(folder, `inngest-${mode}.json`);
        return await runVitest('scripts/test/vitest.config.ts', report, ['inngest/engine/conformance/server.test.ts'], {
          ...process.env,
          ...server.env,
        });
      } finally {
        server.stop();
      }
    }),
  );
  return sum(tallies);
}

/** What the journeys run on, built beside the part before them: it leaves one of two processors free for half of its time. */
export async function runBuild(): Promise<Tally> {
  await step('build', async () => ((await buildIfNeeded(childEnv(process.env), new AbortController().signal)) ? '' : 'up to date'));
  return NOTHING;
}

/** The journeys in a browser, on a CloudLens started as a person starts it, with a data folder of its own. */
export async function runBrowser(folder: string, filters: readonly string[]): Promise<Tally> {
  const executable = await findChromium();
  if (!executable) {
    console.log('- skipped: the tests in a browser. No Chromium was found: set CHROME_PATH, or run npx playwright install chromium.');
    return { ...NOTHING, skipped: await countBrowserTests(folder) };
  }
  const report = join(folder, 'browser.json');
  const moto = await motoServer();
  const env = {
    ...process.env,
    CHROME_PATH: executable,
    E2E_PORT: String(await freePort()),
    E2E_DATA_DIR: join(folder, 'data'),
    // The AWS CLI beside moto, for scripts of workflows that call it.
    PATH: [process.env.PATH, ...(moto ? [dirname(moto)] : [])].join(delimiter),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  };
  // Who chooses a journey does not want those before it.
  const chosen = filters.length > 0 ? ['--no-deps', ...filters] : [];
  const code = await runProgram(PLAYWRIGHT, ['test', '--config=e2e/playwright.config.ts', '--reporter=list,json', ...chosen], env);
  return tallyPlaywright(readReport(report), code);
}

async function runVitest(config: string, report: string, filters: readonly string[], env: NodeJS.ProcessEnv): Promise<Tally> {
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  // All parts start the same programs.
  const programs = { CLOUDLENS_TEST_PROGRAMS: join(dirname(report), 'programs') };
  const code = await runProgram(VITEST, ['run', `--config=${config}`, ...reporters, ...filters], { ...env, ...programs });
  return tallyVitest(readReport(report), code);
}

async function countBrowserTests(folder: string): Promise<number> {
  const report = join(folder, 'browser-list.json');
  await runProgram(PLAYWRIGHT, ['test', '--config=e2e/playwright.config.ts', '--list', '--reporter=json'], {
    ...process.env,
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  });
  const { expected = 0, skipped = 0 } = readReport<{ stats: { expected: number; skipped: number } }>(report)?.stats ?? {};
  return expected + skipped;
}
