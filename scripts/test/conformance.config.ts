import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { shared, sharedTest } from './vitest-shared.mjs';

/** The command that scans, against moto and the sample cloud: no database, but emulators of AWS. */
export default defineConfig({
  ...shared,
  test: {
    ...sharedTest,
    include: ['e2e/conformance/**/*.test.ts'],
    globalSetup: fileURLToPath(new URL('./moto-setup.ts', import.meta.url)),
  },
});
