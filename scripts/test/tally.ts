import { relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../lib/root.mjs';

/** How many tests ended how. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
  /** What failed and how, a line each, as far as a report tells. */
  failures: readonly string[];
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0, failures: [] };

export function sum(tallies: readonly Tally[]): Tally {
  return tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
      failures: [...all.failures, ...one.failures],
    }),
    NOTHING,
  );
}

/** The last line of `npm test`. */
export function summary({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[];
  }[];
}

/**
 * Reads Vitest's JSON report. A file that could not even be loaded holds no tests and counts as one failure, and so does a
 * run that ended badly although no test failed (an unhandled rejection, a setup that threw).
 */
export function tallyVitest(report: VitestReport | undefined, exitCode: number | null): Tally {
  if (!report) return { ...NOTHING, failed: 1 };
  const unloaded = report.testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
  const failed = report.numFailedTests + unloaded;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
    failures: report.testResults.flatMap(({ name, status, message, assertionResults }) =>
      status === 'failed' && assertionResults.length === 0
        ? [failure(name, 'could not be loaded', message)]
        : assertionResults.flatMap((test) => (test.status === 'failed' ? [failure(name, test.fullName, test.failureMessages?.[0])] : [])),
    ),
  };
}

interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs?: { title: string; file: string; ok: boolean; tests: { results: { error?: { message?: string } }[] }[] }[];
}

interface PlaywrightReport {
  suites: PlaywrightSuite[];
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
}

/** Reads Playwright's JSON report. A test that passed only when tried again is a failure: it hides something. */
export function tallyPlaywright(report: PlaywrightReport | undefined, exitCode: number | null): Tally {
  if (!report) return { ...NOTHING, failed: 1 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + flaky;
  return { passed: expected, failed: failed === 0 && exitCode !== 0 ? 1 : failed, skipped, failures: report.suites.flatMap(failuresOf) };
}

function failuresOf({ suites = [], specs = [] }: PlaywrightSuite): string[] {
  const own = specs.flatMap(({ title, file, ok, tests }) =>
    ok ? [] : [failure(file, title, tests.flatMap(({ results }) => results.flatMap(({ error }) => error?.message ?? []))[0])],
  );
  return [...own, ...suites.flatMap(failuresOf)];
}

/** The file below the repository, the test, and how its message begins: enough to find it in a log of thousands of lines. */
function failure(file: string, name: string, message = ''): string {
  // Vitest's report names no reason where time was up.
  const [reason = ''] = stripVTControlCharacters(message).replace('Error: STACK_TRACE_ERROR', 'its time was up').split('\n');
  return `${relative(root, resolve(root, file))} › ${name}${reason && `: ${reason.slice(0, 240)}`}`;
}
