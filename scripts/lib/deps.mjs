import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from './explain.mjs';
import { root } from './root.mjs';
import { step } from './steps.mjs';

/** Installs what package-lock.json names, unless node_modules already holds just that. Uses nothing but Node's own modules. */
export async function ensureDeps() {
  const stamp = join(root, 'node_modules', '.cloudlens-lock');
  const hash = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  if (!isInstalled(readPackages('package-lock.json'), readPackages('node_modules/.package-lock.json'))) {
    console.log('Installing packages (once; about a minute) …');
    await step('packages', install);
  }
  writeFileSync(stamp, hash);
}

/**
 * Whether all that is locked is installed in that very version. A missing optional package is no fault: it is for another
 * platform, or the registry lacks it.
 * @param {Record<string, LockedPackage> | undefined} locked
 * @param {Record<string, LockedPackage> | undefined} installed
 * @typedef {{ version?: string, optional?: boolean }} LockedPackage
 * @returns {boolean}
 */
export function isInstalled(locked, installed) {
  if (!locked || !installed) return false;
  return Object.entries(locked).every(([path, { version, optional }]) => {
    if (path === '') return true;
    const present = installed[path];
    return present ? present.version === version : optional === true;
  });
}

/**
 * @param {string} file
 * @returns {Record<string, LockedPackage> | undefined}
 */
function readPackages(file) {
  const path = join(root, file);
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : undefined;
}

function install() {
  const npm = process.env.npm_execpath;
  const [command, first] = npm && /npm-cli\.[cm]?js$/.test(npm) ? [process.execPath, [npm]] : ['npm', []];
  // A production environment would leave out the packages that build and test.
  const env = { ...process.env, NODE_ENV: 'development' };
  const result = spawnSync(command, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, env, encoding: 'utf8' });
  if (result.status === 0) return;
  const said = `${result.error?.message ?? ''}\n${result.stderr ?? ''}`.trim();
  if (/ENOSPC|EACCES|EROFS/.test(said)) throw new Error(said);
  throw new Problem(
    `The packages could not be installed (npm ci, exit ${result.status ?? result.signal ?? 'unknown'}):\n${said.slice(-3000)}`,
  );
}
