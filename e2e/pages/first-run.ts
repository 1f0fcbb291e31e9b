import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface FirstRun {
  url: string;
  email: string;
  password: string;
  apiKey: string;
}

/** What the first start wrote for scripts. The configuration says where. */
export function readFirstRun(): FirstRun {
  const folder = process.env.E2E_DATA_DIR;
  if (!folder) throw new Error('E2E_DATA_DIR is not set: run through playwright.config.ts.');
  return JSON.parse(readFileSync(join(folder, 'first-run.json'), 'utf8')) as FirstRun;
}
