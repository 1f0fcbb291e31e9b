import type { DescribeImageScanFindingsResponse, EnhancedImageScanFinding, ImageScanFinding } from '@aws-sdk/client-ecr';
import { hundredths, severityOf, type Vulnerability, worstFirst } from '../vulnerability';
import type { EcrScan } from './types';

/** Findings that are kept of an image: what is fixed first. The counts tell of the others. */
const kept = 100;

const attribute = (finding: ImageScanFinding, key: string): string | undefined =>
  finding.attributes?.find((each) => each.key === key)?.value;

/** A finding of basic scanning: one package, its facts as attributes. */
function basic(finding: ImageScanFinding): Vulnerability {
  const name = attribute(finding, 'package_name');
  const score = Number(attribute(finding, 'CVSS3_SCORE') ?? attribute(finding, 'CVSS2_SCORE'));
  return {
    id: finding.name ?? 'unknown',
    severity: severityOf(finding.severity),
    packages: name
      ? [{ name, version: attribute(finding, 'package_version') ?? null, fixedIn: attribute(finding, 'fixed_in_version') ?? null }]
      : [],
    epss: null,
    score: Number.isFinite(score) ? score : null,
    exploit: null,
    fix: null,
  };
}

/** A finding of enhanced scanning, which Inspector makes. */
function enhanced(finding: EnhancedImageScanFinding): Vulnerability {
  const details = finding.packageVulnerabilityDetails;
  return {
    id: details?.vulnerabilityId ?? finding.title ?? 'unknown',
    severity: severityOf(finding.severity),
    packages: (details?.vulnerablePackages ?? []).map(({ name = 'unknown', version, fixedInVersion }) => ({
      name,
      version: version ?? null,
      fixedIn: fixedInVersion && fixedInVersion !== 'NotAvailable' ? fixedInVersion : null,
    })),
    epss: null,
    score: hundredths(finding.score),
    exploit: finding.exploitAvailable === undefined ? null : finding.exploitAvailable === 'YES',
    fix:
      finding.fixAvailable === 'YES' || finding.fixAvailable === 'NO' || finding.fixAvailable === 'PARTIAL' ? finding.fixAvailable : null,
  };
}

/** The first page of an image's findings, the worst of them kept. */
export function scanOf(digest: string, answer: DescribeImageScanFindingsResponse): EcrScan {
  const { findings = [], enhancedFindings = [], findingSeverityCounts = {} } = answer.imageScanFindings ?? {};
  const all = worstFirst([...findings.map(basic), ...enhancedFindings.map(enhanced)]);
  return {
    digest,
    status: answer.imageScanStatus?.status ?? null,
    description: answer.imageScanStatus?.description ?? null,
    severities: findingSeverityCounts,
    findings: all.slice(0, kept),
    cut: all.length > kept || Boolean(answer.nextToken),
  };
}
