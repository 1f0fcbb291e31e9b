import type { Finding } from '@aws-sdk/client-inspector2';
import { hundredths, severityOf } from '../vulnerability';
import type { InspectedResource } from './types';

type Vulnerability = InspectedResource['vulnerabilities'][number];

/** One finding, as it is kept with the thing that has it. */
export function vulnerabilityOf(finding: Finding): Vulnerability {
  const details = finding.packageVulnerabilityDetails;
  return {
    id: details?.vulnerabilityId ?? finding.title ?? 'unknown',
    kind: finding.type ?? 'PACKAGE_VULNERABILITY',
    severity: severityOf(finding.severity),
    packages: (details?.vulnerablePackages ?? []).map(({ name = 'unknown', version, fixedInVersion }) => ({
      name,
      version: version ?? null,
      fixedIn: fixedInVersion && fixedInVersion !== 'NotAvailable' ? fixedInVersion : null,
    })),
    epss: hundredths(finding.epss?.score),
    score: hundredths(finding.inspectorScore),
    exploit: finding.exploitAvailable === undefined ? null : finding.exploitAvailable === 'YES',
    fix: finding.fixAvailable ?? null,
    firstSeen: finding.firstObservedAt ?? null,
  };
}
