import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { shared, sharedTest } from './vitest-shared.mjs';

/** The fault rig: scans under faults, with a PostgreSQL of their own. */
export default defineConfig({
  ...shared,
  test: {
    ...sharedTest,
    include: ['e2e/faults/**/*.test.ts'],
    globalSetup: fileURLToPath(new URL('./global-setup.ts', import.meta.url)),
  },
});
