import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
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

/** The tests beside the sources, with a PostgreSQL of their own. */
export default defineConfig({
  ...shared,
  test: {
    ...sharedTest,
    projects: [
      { extends: true, test: { name: 'pure', isolate: false, include: pure } },
      {
        extends: true,
        test: {
          name: 'whole',
          globalSetup: fileURLToPath(new URL('./global-setup.ts', import.meta.url)),
          include: ['**/*.test.ts', '**/*.test.tsx'],
          exclude: ['node_modules/**', '.next/**', '.data/**', 'e2e/**', ...pure],
        },
      },
    ],
  },
});
