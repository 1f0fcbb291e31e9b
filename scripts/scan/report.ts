import { checkById } from '../../server/checks/catalogue';
import type { CoverageGap } from '../../server/checks/coverage';
import type { VerdictRecord } from '../../server/checks/judge';
import type { UnitResult } from '../../server/scans/in-memory';

export interface Coverage {
  status: 'complete' | 'partial';
  account: string;
  regions: readonly string[];
  /** Switched off in the account: not looked at. */
  disabledRegions: readonly string[];
  /** Enabled and left out by --regions. */
  leftOutRegions: readonly string[];
  calls: number;
  throttles: number;
  resources: number;
  units: readonly { service: string; region: string; resources: number; status: 'complete' | 'partial' }[];
  problems: readonly CoverageGap[];
}

/** `gaps`: what could not be seen besides the units' own. */
export function coverageOf(
  units: readonly UnitResult[],
  { gaps, ...place }: Pick<Coverage, 'account' | 'regions' | 'disabledRegions' | 'leftOutRegions'> & { gaps: readonly CoverageGap[] },
): Coverage {
  const ofUnits = units.flatMap((unit) =>
    unit.coverage.flatMap((entry): CoverageGap[] =>
      entry.status === 'complete' ? [] : [{ operation: entry.operation, region: unit.region, status: entry.status, code: entry.code }],
    ),
  );
  const problems = [...gaps, ...ofUnits];
  const sum = (field: 'calls' | 'throttles' | 'resources') => units.reduce((total, unit) => total + unit[field], 0);
  return {
    status: problems.length > 0 ? 'partial' : 'complete',
    ...place,
    calls: sum('calls'),
    throttles: sum('throttles'),
    resources: sum('resources'),
    units: units.map((unit) => ({
      service: unit.service,
      region: unit.region,
      resources: unit.resources,
      status: unit.coverage.every((entry) => entry.status === 'complete') ? 'complete' : 'partial',
    })),
    problems,
  };
}

/** A verdict as the command's JSON tells it. */
export function findingOf(record: VerdictRecord, account: string) {
  const aliases = checkById(record.checkId)?.aliases;
  return {
    checkId: record.checkId,
    aliases: [...(aliases?.prowler ?? []), ...(aliases?.securityHub ?? [])],
    status: record.status,
    severity: record.severity,
    resource: { id: record.resourceId, arn: record.arn, type: record.resourceType },
    region: record.region,
    account,
    evidence: { summary: record.summary, ...(record.subKey ? { subKey: record.subKey } : {}), ...(record.evidence ?? {}) },
  };
}

const statusIds = { pass: 1, fail: 3, unknown: 0, 'not-applicable': 99, excluded: 99 } as const;
const severities = {
  critical: { id: 5, caption: 'Critical' },
  high: { id: 4, caption: 'High' },
  medium: { id: 3, caption: 'Medium' },
  low: { id: 2, caption: 'Low' },
} as const;

/** A verdict as a Compliance Finding (class 2003) of the Open Cybersecurity Schema Framework 1.3. */
export function ocsfOf(record: VerdictRecord, account: string, now: Date) {
  const check = checkById(record.checkId);
  const time = now.getTime();
  return {
    activity_id: 1,
    activity_name: 'Create',
    category_uid: 2,
    category_name: 'Findings',
    class_uid: 2003,
    class_name: 'Compliance Finding',
    type_uid: 200_301,
    time,
    severity_id: severities[record.severity].id,
    severity: severities[record.severity].caption,
    status_id: 1,
    status: 'New',
    message: record.summary,
    metadata: { version: '1.3.0', product: { name: 'CloudLens', vendor_name: 'CloudLens' }, profiles: ['cloud'] },
    cloud: { provider: 'AWS', region: record.region, account: { uid: account, type: 'AWS Account', type_id: 10 } },
    resources: [
      {
        uid: record.arn,
        name: record.resourceName ?? record.resourceId,
        type: record.resourceType,
        region: record.region,
        cloud_partition: record.arn.split(':')[1],
      },
    ],
    finding_info: {
      uid: [record.checkId, record.arn, record.subKey].filter(Boolean).join('|'),
      title: check?.title ?? record.checkId,
      desc: check?.why ?? '',
      created_time: time,
    },
    compliance: {
      control: record.checkId,
      status_id: statusIds[record.status],
      status: record.status === 'pass' ? 'Pass' : record.status === 'fail' ? 'Fail' : record.status === 'unknown' ? 'Unknown' : 'Other',
      requirements: Object.entries(check?.requirements ?? {}).flatMap(([framework, numbers]) =>
        numbers.map((number) => `${framework} ${number}`),
      ),
      standards: Object.keys(check?.requirements ?? {}),
    },
    remediation: { desc: check?.remedy.text ?? '' },
    unmapped: { evidence: record.evidence },
  };
}
