import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

const root = join(import.meta.dirname, '..');
const port = Number(process.env.E2E_PORT ?? 3210);
const dataDir = process.env.E2E_DATA_DIR ?? join(root, '.data', 'e2e-manual');

// Specs read what the start has written (first-run.json) from there; workers inherit it.
process.env.E2E_DATA_DIR = dataDir;

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: join(root, 'test-results'),
  // Files side by side, each in its order: the long walk over all pages beside the journeys. What one journey changes, no other reads.
  fullyParallel: false,
  workers: 2,
  // Limits for what hangs, not for what is slow: a machine under load takes four times as long, and no test is about time.
  timeout: 360_000,
  expect: { timeout: 90_000 },
  forbidOnly: Boolean(process.env.CI),
  use: {
    baseURL: `http://localhost:${port}`,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(process.env.CHROME_PATH ? { executablePath: process.env.CHROME_PATH } : {}),
      args: ['--no-sandbox', '--disable-quic', '--disable-background-networking'],
    },
  },
  projects: [
    { name: 'chromium', testIgnore: 'crash.spec.ts', use: { browserName: 'chromium', viewport: { width: 1440, height: 900 } } },
    // It kills the parts of what all others use, and so runs when they are done.
    { name: 'crash', testMatch: 'crash.spec.ts', dependencies: ['chromium'], teardown: 'policy' },
    { name: 'policy', testMatch: 'policy.teardown.ts', use: { browserName: 'chromium' } },
  ],
  webServer: {
    command: 'exec node scripts/start.mjs',
    cwd: root,
    env: { CLOUDLENS_DATA_DIR: dataDir, CLOUDLENS_WATCH_PARENT: '1', PORT: String(port) },
    wait: { stdout: /Stop with Ctrl-C/ },
    // The first start scans the sample accounts' whole past.
    timeout: 1_200_000,
    stdout: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});
