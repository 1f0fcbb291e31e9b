import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { shared, sharedTest } from './vitest-shared.mjs';

/** The tests beside the sources, with a PostgreSQL of their own. */
export default defineConfig({
  ...shared,
  test: {
    ...sharedTest,
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['node_modules/**', '.next/**', '.data/**', 'e2e/**'],
    globalSetup: fileURLToPath(new URL('./global-setup.ts', import.meta.url)),
  },
});
