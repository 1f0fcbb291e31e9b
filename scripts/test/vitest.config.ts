import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { filesThatShareAProcess } from './own-process';
import { shared, sharedTest } from './vitest-shared.mjs';

/**
 * Tests that only ask functions and servers of their own: nothing in them changes what another file sees, so that one process
 * reads some thousand modules once and not for each file anew.
 */
const pure = [
  'server/checks/**/*.test.ts',
  'server/collect/**/*.test.ts',
  'server/aws/policy/**/*.test.ts',
  'server/workloads/{secrets,rank,vulnerabilities,end-of-life}/**/*.test.ts',
  'server/attack-paths/{can,kinds,reach}/**/*.test.ts',
  'sample-cloud/**/*.test.ts',
];

const others = ['node_modules/**', '.next/**', '.data/**', 'e2e/**', ...pure];
const together = filesThatShareAProcess();
const globalSetup = fileURLToPath(new URL('./global-setup.ts', import.meta.url));
const setup = fileURLToPath(new URL('./setup-shared-process.ts', import.meta.url));

/**
 * The tests beside the sources, with a PostgreSQL of their own. Projects run in the order of their names: those that take
 * a process each are the long ones, and the short ones fill up what is free at the end.
 */
export default defineConfig({
  ...shared,
  test: {
    ...sharedTest,
    projects: [
      {
        extends: true,
        test: { name: 'alone', globalSetup, include: ['**/*.test.ts', '**/*.test.tsx'], exclude: [...others, ...together] },
      },
      { extends: true, test: { name: 'pure', isolate: false, include: pure } },
      {
        extends: true,
        // Concurrent cases wait for processes of their own most of the time.
        test: {
          name: 'together',
          isolate: false,
          maxConcurrency: 16,
          globalSetup,
          setupFiles: [setup],
          include: together,
          exclude: others,
        },
      },
    ],
  },
});
