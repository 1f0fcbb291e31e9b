import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('../..', import.meta.url));

export default defineConfig({
  root,
  resolve: { alias: { '@': root.replace(/\/$/, ''), 'server-only': fileURLToPath(new URL('./empty.ts', import.meta.url)) } },
  test: {
    include: ['**/*.test.ts', '**/*.test.tsx'],
    exclude: ['node_modules/**', '.next/**', '.data/**', 'e2e/**'],
    globalSetup: fileURLToPath(new URL('./global-setup.ts', import.meta.url)),
    pool: 'forks',
    maxWorkers: 2,
    // An odd zone, so that a forgotten UTC shows.
    // Suites share one database and would use up each other's minute.
    env: { TZ: 'Asia/Kathmandu', RATE_LIMIT: '100000', RATE_LIMIT_READS: '100000', RATE_LIMIT_EXPENSIVE: '100000' },
  },
});
