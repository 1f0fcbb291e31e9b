import { checkById } from '@/server/checks/catalogue';
import type { VerdictRecord } from '@/server/checks/judge';

const statusIds = { pass: 1, fail: 3, unknown: 0, 'not-applicable': 99, excluded: 99 } as const;
const severities = {
  critical: { id: 5, caption: 'Critical' },
  high: { id: 4, caption: 'High' },
  medium: { id: 3, caption: 'Medium' },
  low: { id: 2, caption: 'Low' },
} as const;

/** What OCSF tells of a verdict, just given or stored. */
export type OcsfSource = Pick<
  VerdictRecord,
  'checkId' | 'arn' | 'subKey' | 'resourceId' | 'resourceName' | 'region' | 'severity' | 'status' | 'summary' | 'evidence'
> & { resourceType: string };

/** What only a stored finding knows. */
interface Stored {
  /** When it opened. */
  createdAt: Date;
  state: 'new' | 'suppressed' | 'resolved';
}

const states = {
  new: { activity_id: 1, activity_name: 'Create', status_id: 1, status: 'New' },
  suppressed: { activity_id: 2, activity_name: 'Update', status_id: 3, status: 'Suppressed' },
  resolved: { activity_id: 3, activity_name: 'Close', status_id: 4, status: 'Resolved' },
} as const;

/**
 * A verdict as a Compliance Finding (class 2003) of the Open Cybersecurity Schema Framework 1.3.
 * @param now of the verdict, or when the finding last changed
 */
export function ocsfOf(record: OcsfSource, account: string, now: Date, stored?: Stored) {
  const check = checkById(record.checkId);
  const time = now.getTime();
  const { activity_id, activity_name, ...state } = states[stored?.state ?? 'new'];
  return {
    activity_id,
    activity_name,
    category_uid: 2,
    category_name: 'Findings',
    class_uid: 2003,
    class_name: 'Compliance Finding',
    type_uid: 200_300 + activity_id,
    time,
    severity_id: severities[record.severity].id,
    severity: severities[record.severity].caption,
    ...state,
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
      created_time: stored?.createdAt.getTime() ?? time,
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
