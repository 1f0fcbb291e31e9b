import { fileURLToPath } from 'node:url';
import { mergeConfig } from 'vitest/config';
import base from './vitest.config';

/** The same as for the tests beside the sources, with moto instead of a database. */
const config = mergeConfig(base, {});
config.test = {
  ...config.test,
  include: ['e2e/conformance/**/*.test.ts'],
  exclude: ['node_modules/**'],
  globalSetup: fileURLToPath(new URL('./moto-setup.ts', import.meta.url)),
  testTimeout: 60_000,
  hookTimeout: 120_000,
};

export default config;
