import type { EnhancedImageScanFinding, ImageScanFinding } from '@aws-sdk/client-ecr';
import type { Vulnerability } from '../types';
import { fromInspector } from './from-inspector';
import { severityNumber } from './severity';

/** A finding of ECR's basic scan: the package is told in attributes. */
export function fromEcrBasic(finding: Partial<ImageScanFinding>): Vulnerability | null {
  if (!finding.name) return null;
  const attribute = (key: string) => finding.attributes?.find((each) => each.key === key)?.value ?? null;
  const name = attribute('package_name');
  const score = Number.parseFloat(attribute('CVSS4_SCORE') ?? attribute('CVSS3_SCORE') ?? attribute('CVSS2_SCORE') ?? '');
  return {
    cve: finding.name,
    title: null,
    severity: severityNumber(finding.severity),
    score: Number.isFinite(score) ? score : null,
    epss: null,
    exploitKnown: null,
    fix: null,
    packages: name
      ? [{ name, installed: attribute('package_version'), fixed: attribute('fixed_in_version') || null, manager: 'OS', path: null }]
      : [],
    sources: ['ecr'],
    url: finding.uri ?? null,
    firstObservedAt: null,
  };
}

/** A finding of ECR's enhanced scan, which is Inspector's told again by ECR. */
export function fromEcrEnhanced(finding: Partial<EnhancedImageScanFinding>): Vulnerability | null {
  const { title, severity, status, firstObservedAt, exploitAvailable, fixAvailable, score, packageVulnerabilityDetails } = finding;
  const same = fromInspector({
    title,
    severity: severity as never,
    status: status as never,
    firstObservedAt,
    exploitAvailable: exploitAvailable as never,
    fixAvailable: fixAvailable as never,
    inspectorScore: score,
    packageVulnerabilityDetails: packageVulnerabilityDetails as never,
  });
  return same && { ...same, sources: ['ecr'] };
}
