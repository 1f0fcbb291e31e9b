import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { shared, sharedTest } from './vitest-shared.mjs';

/** Collectors and checks against moto: no database, but an emulator of AWS. */
export default defineConfig({
  ...shared,
  test: {
    ...sharedTest,
    include: ['e2e/conformance/**/*.test.ts'],
    globalSetup: fileURLToPath(new URL('./moto-setup.ts', import.meta.url)),
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
