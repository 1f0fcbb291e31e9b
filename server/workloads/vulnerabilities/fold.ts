import type { Vulnerability, VulnerabilityCounts, VulnerablePackage } from '../types';

const samePackage = (left: VulnerablePackage, right: VulnerablePackage): boolean =>
  left.name === right.name && (left.installed ?? right.installed) === (right.installed ?? left.installed);

/** What one sensor leaves out is taken from the other. */
function mergePackages(packages: readonly VulnerablePackage[]): VulnerablePackage[] {
  const merged: VulnerablePackage[] = [];
  for (const each of packages) {
    const known = merged.find((other) => samePackage(other, each));
    if (!known) merged.push({ ...each });
    else {
      known.installed ??= each.installed;
      known.fixed ??= each.fixed;
    }
  }
  const key = ({ name, installed }: VulnerablePackage) => `${name} ${installed}`;
  return merged.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}

function fixOf(packages: readonly VulnerablePackage[], told: readonly Vulnerability['fix'][]): Vulnerability['fix'] {
  const fixed = packages.filter((each) => each.fixed !== null).length;
  if (fixed > 0) return fixed === packages.length ? 'all' : 'some';
  // Without packages only the sensor's word is left. A word of a fix is the better news, and the one to act on.
  return (['all', 'some', 'none'] as const).find((each) => told.includes(each)) ?? null;
}

const highest = (values: readonly (number | null)[]): number | null => {
  const given = values.filter((value) => value !== null);
  return given.length > 0 ? Math.max(...given) : null;
};

/** Either says yes: yes. None says yes, one says no: no. */
const either = (values: readonly (boolean | null)[]): boolean | null =>
  values.includes(true) ? true : values.includes(false) ? false : null;

/**
 * One entry a vulnerability, however many sensors and findings tell of it: the graver severity, all packages once, what one leaves
 * out taken from the other. Worst first.
 */
export function foldVulnerabilities(told: readonly Vulnerability[]): Vulnerability[] {
  const byId = new Map<string, Vulnerability[]>();
  for (const each of told) byId.set(each.cve, [...(byId.get(each.cve) ?? []), each]);
  const folded = [...byId.values()].map((all): Vulnerability => {
    const [first] = all;
    if (!first) throw new Error('a group is never empty');
    const packages = mergePackages(all.flatMap((each) => each.packages));
    const rated = all.map(({ severity }) => severity).filter((severity) => severity < 5);
    return {
      cve: first.cve,
      severity: rated.length > 0 ? (Math.min(...rated) as Vulnerability['severity']) : 5,
      score: highest(all.map(({ score }) => score)),
      epss: highest(all.map(({ epss }) => epss)),
      exploitKnown: either(all.map(({ exploitKnown }) => exploitKnown)),
      fix: fixOf(
        packages,
        all.map(({ fix }) => fix),
      ),
      packages,
      sources: [...new Set(all.flatMap(({ sources }) => sources))].sort(),
      url: all.find(({ url }) => url)?.url ?? null,
      firstObservedAt: all.flatMap(({ firstObservedAt }) => firstObservedAt ?? []).sort()[0] ?? null,
    };
  });
  return folded.sort((a, b) => a.severity - b.severity || (b.epss ?? -1) - (a.epss ?? -1) || (a.cve < b.cve ? -1 : a.cve > b.cve ? 1 : 0));
}

export function countVulnerabilities(all: readonly Vulnerability[]): VulnerabilityCounts {
  const of = (severity: number) => all.filter((each) => each.severity === severity).length;
  return {
    critical: of(1),
    high: of(2),
    medium: of(3),
    low: of(4),
    other: of(5),
    fixable: all.filter(({ fix }) => fix === 'all' || fix === 'some').length,
    exploitable: all.filter(({ exploitKnown }) => exploitKnown).length,
    highestEpss: highest(all.map(({ epss }) => epss)),
  };
}
