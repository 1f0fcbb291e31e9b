import { expect, test } from 'vitest';
import { NOTHING, sum, summary, tallyPlaywright, tallyVitest } from './tally';

const report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] };

test('a green run', () => {
  expect(tallyVitest(report, 0)).toEqual({ passed: 5, failed: 0, skipped: 1, failures: [] });
});

test('a file that cannot be loaded, a bad end without a failed test, and no report at all are failures', () => {
  const unloaded = {
    ...report,
    testResults: [{ name: 'server/a.test.ts', status: 'failed', message: 'No such module', assertionResults: [] }],
  };
  expect(tallyVitest(unloaded, 1)).toMatchObject({ failed: 1, failures: ['server/a.test.ts › could not be loaded: No such module'] });
  expect(tallyVitest(report, 1).failed).toBe(1);
  expect(tallyVitest(undefined, 1).failed).toBe(1);
  expect(tallyPlaywright(undefined, 1).failed).toBe(1);
});

test('a flaky test in the browser is a failure', () => {
  const stats = { expected: 3, unexpected: 0, flaky: 1, skipped: 0 };
  expect(tallyPlaywright({ suites: [], stats }, 0)).toEqual({ passed: 3, failed: 1, skipped: 0, failures: [] });
});

test('what failed is told by file, name and how its message begins, at any depth', () => {
  const failed = { status: 'failed', fullName: 'scans › end', failureMessages: ['\u001B[31mno end\u001B[39m\n  at scan.ts:3'] };
  const testResults = [
    { name: 'server/a.test.ts', status: 'failed', assertionResults: [failed, { status: 'passed', fullName: 'scans › begin' }] },
  ];
  expect(tallyVitest({ ...report, numFailedTests: 1, testResults }, 1).failures).toEqual(['server/a.test.ts › scans › end: no end']);
  const late = { status: 'failed', fullName: 'late', failureMessages: ['Error: STACK_TRACE_ERROR\n  at task'] };
  expect(
    tallyVitest({ ...report, numFailedTests: 1, testResults: [{ name: 'a.test.ts', status: 'failed', assertionResults: [late] }] }, 1)
      .failures,
  ).toEqual(['a.test.ts › late: its time was up']);
  const specs = [
    { title: 'shown', file: 'e2e/a.spec.ts', ok: true, tests: [{ results: [{}] }] },
    { title: 'hidden', file: 'e2e/a.spec.ts', ok: false, tests: [{ results: [{ error: { message: 'not visible\nCall log:' } }] }] },
  ];
  const suites = [{ title: 'e2e/a.spec.ts', suites: [{ title: 'pages', specs }] }];
  const stats = { expected: 1, unexpected: 1, flaky: 0, skipped: 0 };
  expect(tallyPlaywright({ suites, stats }, 1).failures).toEqual(['e2e/a.spec.ts › hidden: not visible']);
});

test('the last line names skipped tests only when there are some', () => {
  expect(summary({ ...NOTHING, passed: 3 })).toBe('3 passed, 0 failed');
  expect(
    summary(
      sum([
        { ...NOTHING, passed: 3, failed: 1 },
        { ...NOTHING, passed: 1, skipped: 2 },
      ]),
    ),
  ).toBe('4 passed, 1 failed, 2 skipped');
});
