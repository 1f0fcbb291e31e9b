import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** What both test configurations share. */
export const shared = {
  root,
  resolve: { alias: { '@': root.replace(/\/$/, ''), 'server-only': fileURLToPath(new URL('./empty.ts', import.meta.url)) } },
};

export const sharedTest = /** @type {const} */ ({
  pool: 'forks',
  // Many tests wait for processes that start and end, so that a core is free meanwhile.
  maxWorkers: 4,
  // A busy machine is slow and not wrong; what hangs is told all the same. The one limit for all: none is given to a single test.
  testTimeout: 600_000,
  hookTimeout: 600_000,
  expect: { poll: { timeout: 300_000, interval: 50 } },
  // An odd zone, so that a forgotten UTC shows; and suites share one database and would use up each other's minute.
  env: { TZ: 'Asia/Kathmandu', RATE_LIMIT: '100000', RATE_LIMIT_READS: '100000', RATE_LIMIT_EXPENSIVE: '100000' },
});
