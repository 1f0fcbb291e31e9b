/** The lowest Node.js that runs CloudLens: [major, minor]. The same number stands in package.json under `engines`. */
export const LOWEST_NODE = [20, 19];

/**
 * One sentence when this Node.js is too old, else undefined.
 * @param {string} version as in `process.versions.node`
 * @returns {string | undefined}
 */
export function nodeTooOld(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [lowestMajor = 0, lowestMinor = 0] = LOWEST_NODE;
  const isNewEnough = major > lowestMajor || (major === lowestMajor && minor >= lowestMinor);
  return isNewEnough ? undefined : `CloudLens needs Node.js ${LOWEST_NODE.join('.')} or newer (24 is recommended); this is ${version}.`;
}
