import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/root.mjs';

const everything = process.argv.includes('--all');
const built = ['.next', 'tsconfig.tsbuildinfo', 'next-env.d.ts', 'test-results', 'playwright-report', 'coverage'];
const data = join(root, '.data');
const leftovers = readdirSync(root).includes('.data') ? readdirSync(data).filter((name) => /^(test-|e2e-|moto-venv|logs)/.test(name)) : [];

for (const name of [...built, ...leftovers.map((name) => join('.data', name)), ...(everything ? ['.data', 'node_modules'] : [])]) {
  rmSync(join(root, name), { recursive: true, force: true });
}
console.log(
  everything
    ? 'Removed what was built, installed and stored.'
    : 'Removed what was built. Database, settings and packages stay; npm run clean -- --all removes them too.',
);
