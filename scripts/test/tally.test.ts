import { expect, test } from 'vitest';
import { sum, summary, tallyPlaywright, tallyVitest } from './tally';

const report = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0, testResults: [] };

test('a green run', () => {
  expect(tallyVitest(report, 0)).toEqual({ passed: 5, failed: 0, skipped: 1 });
});

test('a file that cannot be loaded, a bad end without a failed test, and no report at all are failures', () => {
  const unloaded = { ...report, testResults: [{ status: 'failed', assertionResults: [] }] };
  expect(tallyVitest(unloaded, 1).failed).toBe(1);
  expect(tallyVitest(report, 1).failed).toBe(1);
  expect(tallyVitest(undefined, 1).failed).toBe(1);
  expect(tallyPlaywright(undefined, 1).failed).toBe(1);
});

test('a flaky test in the browser is a failure', () => {
  expect(tallyPlaywright({ stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 0 } }, 0)).toEqual({ passed: 3, failed: 1, skipped: 0 });
});

test('the last line names skipped tests only when there are some', () => {
  expect(summary({ passed: 3, failed: 0, skipped: 0 })).toBe('3 passed, 0 failed');
  expect(
    summary(
      sum([
        { passed: 3, failed: 1, skipped: 0 },
        { passed: 1, failed: 0, skipped: 2 },
      ]),
    ),
  ).toBe('4 passed, 1 failed, 2 skipped');
});
