import { checkById } from '@/server/checks/catalogue';
import { frameworksTouchedBy } from '@/server/compliance/touched-by';
import type { FindingStatus } from '../types';
import { claimOf, type ExportedFinding } from './exported';

const labels = { critical: 'CRITICAL', high: 'HIGH', medium: 'MEDIUM', low: 'LOW' } as const;

/** What our statuses are there. Nothing but a check that looked and was content makes PASSED; `unknown` never does. */
const states: Record<FindingStatus, { compliance: string; workflow: string; record: string }> = {
  open: { compliance: 'FAILED', workflow: 'NEW', record: 'ACTIVE' },
  muted: { compliance: 'FAILED', workflow: 'SUPPRESSED', record: 'ACTIVE' },
  resolved: { compliance: 'PASSED', workflow: 'RESOLVED', record: 'ARCHIVED' },
  pass: { compliance: 'PASSED', workflow: 'RESOLVED', record: 'ACTIVE' },
  unknown: { compliance: 'NOT_AVAILABLE', workflow: 'NEW', record: 'ACTIVE' },
  excluded: { compliance: 'NOT_AVAILABLE', workflow: 'SUPPRESSED', record: 'ACTIVE' },
};

/** Where findings about the whole account stand. */
const globalHome: Record<string, string> = { aws: 'us-east-1', 'aws-cn': 'cn-north-1', 'aws-us-gov': 'us-gov-west-1' };

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** `AWS::S3::Bucket` as `AwsS3Bucket`, which is how the format names types. */
const typeOf = (type: string): string => {
  const [vendor, service, name] = type.split('::');
  if (vendor !== 'AWS' || !service || !name) return 'Other';
  return `Aws${service[0]}${service.slice(1).toLowerCase()}${name}`;
};

/**
 * A finding in the AWS Security Finding Format (2018-10-08), as BatchImportFindings takes it for an own product. Its id stays the
 * same for the same check on the same resource, so that a later import updates it.
 */
export function asffOf(finding: ExportedFinding) {
  const check = checkById(finding.checkId);
  const partition = finding.resource.arn.split(':')[1] || 'aws';
  const region = finding.region === 'global' ? (globalHome[partition] ?? 'us-east-1') : finding.region;
  const account = finding.account.accountId;
  const state = states[claimOf(finding)];
  const related = frameworksTouchedBy(finding.checkId).flatMap(({ name, requirements }) =>
    requirements.map((number) => `${name} ${number}`),
  );
  return {
    SchemaVersion: '2018-10-08',
    Id: [`cloudlens/${finding.checkId}`, finding.resource.arn, finding.subKey].filter(Boolean).join('/'),
    ProductArn: `arn:${partition}:securityhub:${region}:${account}:product/${account}/default`,
    ProductName: 'CloudLens',
    CompanyName: 'CloudLens',
    Region: region,
    GeneratorId: finding.checkId,
    AwsAccountId: account,
    Types: ['Software and Configuration Checks'],
    FirstObservedAt: finding.firstSeenAt,
    CreatedAt: finding.openedAt ?? finding.firstSeenAt,
    UpdatedAt: finding.lastChangedAt,
    Severity: { Label: labels[finding.severity], Original: finding.severity },
    Title: cut(finding.title, 256),
    Description: cut(finding.summary || finding.title, 1024),
    ...(check ? { Remediation: { Recommendation: { Text: cut(check.remedy.text, 512) } } } : {}),
    ProductFields: { 'cloudlens/id': finding.id, 'cloudlens/check': finding.checkId },
    Resources: [{ Type: typeOf(finding.resource.type), Id: finding.resource.arn, Partition: partition, Region: region }],
    Compliance: {
      Status: state.compliance,
      ...(related.length > 0 ? { RelatedRequirements: related.slice(0, 32).map((text) => cut(text, 64)) } : {}),
    },
    Workflow: { Status: state.workflow },
    RecordState: state.record,
  };
}
