import { satisfies } from 'semver';
import { LOWEST_NODE } from '../lib/node-version.mjs';

export type LockedPackages = Record<string, { version?: string; engines?: { node?: string } | string[]; optional?: boolean }>;

/** Packages that refuse the lowest Node.js which we promise to run on. Entries without `engines` pass. */
export function enginesComplaints(packages: LockedPackages): string[] {
  const lowest = `${LOWEST_NODE.join('.')}.0`;
  return Object.entries(packages).flatMap(([path, { version, engines }]) => {
    const range = Array.isArray(engines) ? undefined : engines?.node;
    if (path === '' || !range || satisfies(lowest, range)) return [];
    return [
      `${path.replace(/^.*node_modules\//, '')}@${version} wants Node.js ${range}, and we promise ${lowest}: take an older version or another package.`,
    ];
  });
}
