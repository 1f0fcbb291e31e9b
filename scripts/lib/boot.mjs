import { ensureDeps } from './deps.mjs';
import { explain } from './explain.mjs';
import { nodeTooOld } from './node-version.mjs';
import { root } from './root.mjs';

/**
 * Starts a command on a fresh clone: checks Node.js, installs packages, and only then loads the TypeScript module that
 * does the work and calls its `main`. Whatever goes wrong is told in one sentence where the cause is known.
 * @param {string} module path from the repository's folder
 */
export async function boot(module) {
  const tooOld = nodeTooOld(process.versions.node);
  if (tooOld) return fail(tooOld);
  process.chdir(root);
  try {
    await ensureDeps();
    const { register } = await import('tsx/esm/api');
    register();
    const { main } = await import(new URL(module, `file://${root}/`).href);
    await main(process.argv.slice(2));
  } catch (error) {
    fail(explain(error));
  }
}

/** @param {string} message */
function fail(message) {
  console.error(`✗ ${message}`);
  process.exit(1);
}
