import type { Finding, VulnerablePackage as InspectorPackage } from '@aws-sdk/client-inspector2';
import type { Vulnerability, VulnerablePackage } from '../types';
import { severityNumber } from './severity';

/** What is read of a finding of Inspector. */
export type InspectorFinding = Partial<Finding>;

/** `1:2.9.14+dfsg-3` is epoch, version and release, where a package manager tells them apart. */
function versionOf({ version, release, epoch }: Partial<InspectorPackage>): string | null {
  if (!version) return null;
  const full = release && release !== '0' ? `${version}-${release}` : version;
  return epoch ? `${epoch}:${full}` : full;
}

const packageOf = (each: Partial<InspectorPackage>): VulnerablePackage => ({
  name: each.name ?? 'unnamed',
  installed: versionOf(each),
  // Inspector writes `NotAvailable` where there is none.
  fixed: each.fixedInVersion && !/^not ?available$/i.test(each.fixedInVersion) ? each.fixedInVersion : null,
  manager: each.packageManager ?? null,
  path: each.filePath ?? null,
});

const fixes = { YES: 'all', PARTIAL: 'some', NO: 'none' } as const;
const told = (value: string | undefined): boolean | null => (value === 'YES' ? true : value === 'NO' ? false : null);

/** A vulnerability of a package as Inspector tells it; null for findings of another kind, and for closed ones. */
export function fromInspector(finding: InspectorFinding): Vulnerability | null {
  const details = finding.packageVulnerabilityDetails;
  if (!details?.vulnerabilityId || (finding.status !== undefined && finding.status !== 'ACTIVE')) return null;
  return {
    cve: details.vulnerabilityId,
    title: finding.title ?? null,
    severity: severityNumber(finding.severity),
    score: finding.inspectorScore ?? details.cvss?.[0]?.baseScore ?? null,
    epss: finding.epss?.score ?? null,
    exploitKnown: told(finding.exploitAvailable),
    fix: fixes[finding.fixAvailable as keyof typeof fixes] ?? null,
    packages: (details.vulnerablePackages ?? []).map(packageOf),
    sources: ['inspector'],
    url: details.sourceUrl ?? null,
    firstObservedAt: finding.firstObservedAt?.toISOString() ?? null,
  };
}
