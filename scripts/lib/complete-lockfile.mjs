import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';

/**
 * @typedef {{ version?: string, optional?: boolean, os?: string[], cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} Locked
 */

/**
 * `npm ci` wants an entry for every optional dependency, also for those of other platforms; `npm install` leaves out the ones
 * that the registry at hand does not hold. Adds an entry with just the version for each (npm looks the rest up on the platform
 * that needs it). Returns their names.
 * @param {Record<string, Locked>} packages the lockfile's `packages`, changed in place
 * @returns {string[]}
 */
export function completeOptional(packages) {
  const added = [];
  for (const [path, { optionalDependencies = {} }] of Object.entries(packages)) {
    for (const [name, version] of Object.entries(optionalDependencies)) {
      if (resolves(packages, path, name) || !/^\d/.test(version)) continue;
      packages[`node_modules/${name}`] = { version, optional: true, ...platform(name) };
      added.push(name);
    }
  }
  return added;
}

/**
 * Node's own search: beside the package, then in each folder above.
 * @param {Record<string, Locked>} packages
 * @param {string} from
 * @param {string} name
 */
function resolves(packages, from, name) {
  for (let folder = from; ; folder = folder.slice(0, folder.lastIndexOf('node_modules/')).replace(/\/$/, '')) {
    if (`${folder ? `${folder}/` : ''}node_modules/${name}` in packages) return true;
    if (folder === '') return false;
  }
}

/**
 * Platform packages carry their platform in the name: `@scope/tool-linux-arm64-musl`.
 * @param {string} name
 * @returns {Pick<Locked, 'os' | 'cpu' | 'libc'>}
 */
function platform(name) {
  const parts = name.replace(/^@[^/]+\//, '').split('-');
  const os = parts.find((part) => ['android', 'darwin', 'freebsd', 'linux', 'win32', 'wasm32'].includes(part));
  const cpu = parts.find((part) => ['arm64', 'arm', 'x64', 'ia32'].includes(part));
  if (os === 'wasm32') return { cpu: ['wasm32'] };
  const libc = parts.some((part) => part.startsWith('musl')) ? ['musl'] : undefined;
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(libc && { libc }) };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const file = join(root, 'package-lock.json');
  const lock = JSON.parse(readFileSync(file, 'utf8'));
  const added = completeOptional(lock.packages);
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  console.log(
    added.length > 0 ? `Added ${added.length} optional packages of other platforms: ${added.join(', ')}.` : 'The lockfile is complete.',
  );
}
