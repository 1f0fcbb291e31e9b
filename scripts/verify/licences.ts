/** Licences that ask for no more than a notice, or, of files that we do not change, for their source: fine beside Apache-2.0. */
const ALLOWED = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'MPL-2.0',
  'Unlicense',
  'Zlib',
]);

/** Packages with another one, or with none in their metadata, that were looked at. */
const LOOKED_AT: readonly { name: RegExp; licence: string; why: string }[] = [
  { name: /^@fontsource-variable\//, licence: 'OFL-1.1', why: 'fonts, used whole and under their names' },
  { name: /^caniuse-lite$/, licence: 'CC-BY-4.0', why: 'data of the build, named in NOTICE' },
  { name: /^@img\/sharp-/, licence: 'LGPL-3.0-or-later', why: 'optional, of Next.js, a library of its own; images are not optimized here' },
  { name: /^png-js$/, licence: 'MIT', why: 'its LICENSE file says so, its metadata says nothing' },
  { name: /^@next\/swc-/, licence: 'MIT', why: 'of Next.js, for platforms whose package the registry here does not describe' },
];

export interface LicensedPackage {
  license?: string;
  dev?: boolean;
}

/**
 * Packages of the production tree, for every platform, whose licence is not on the list.
 * @param packages of package-lock.json, by path
 * @param readLicence of an installed package by its path, for those whose licence the lockfile leaves out
 */
export function licenceComplaints(
  packages: Readonly<Record<string, LicensedPackage>>,
  readLicence: (path: string) => string | undefined = () => undefined,
): string[] {
  return Object.entries(packages).flatMap(([path, { license, dev }]) => {
    if (path === '' || dev) return [];
    const name = path.replace(/^.*node_modules\//, '');
    const licence = license ?? readLicence(path);
    const special = LOOKED_AT.find((each) => each.name.test(name))?.licence;
    if (special && (licence === undefined || isAllowed(licence, new Set([...ALLOWED, special])))) return [];
    if (licence === undefined) return [`${name} does not say its licence: read it, then add it to scripts/verify/licences.ts.`];
    return isAllowed(licence, ALLOWED)
      ? []
      : [
          `${name} is under ${licence}, which is not on the list of scripts/verify/licences.ts: take another package, or have it looked at.`,
        ];
  });
}

/** Of an SPDX expression without nested parentheses: one of its choices has to be allowed in all its parts. */
export function isAllowed(expression: string, allowed: ReadonlySet<string>): boolean {
  return expression
    .replace(/[()]/g, '')
    .split(/\s+OR\s+/)
    .some((choice) => choice.split(/\s+AND\s+/).every((part) => allowed.has(part.trim())));
}
