import { createHash } from 'node:crypto';
import type { workloads } from '@/drizzle/schema/workloads';
import { rankOf } from '../rank/combine';
import type { Part, Vulnerability, VulnerabilityDetail, VulnerabilityState, WorkloadRecord, WorkloadSummary } from '../types';

type Stored = typeof workloads.$inferInsert;

/** Columns of `workloads` that are worked out; the others say whose it is and since when. */
export type WorkloadColumns = Omit<Stored, 'orgId' | 'id' | 'awsAccountId' | 'firstSeenAt' | 'changedAt'>;

const hashOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);

const stateOf = (part: WorkloadSummary['vulnerabilities']): VulnerabilityState =>
  part.state === 'seen' ? (part.value.missing ? 'partly' : 'scanned') : part.state === 'not-scanned' ? 'not-scanned' : 'unknown';

/** null: not seen. What does not apply counts as none. */
const counted = (part: Part<readonly unknown[]>): number | null =>
  part.state === 'seen' ? part.value.length : part.state === 'not-applicable' ? 0 : null;

function platformOf({ platform }: WorkloadSummary): Pick<WorkloadColumns, 'platformState' | 'eolOn'> {
  if (platform.state === 'seen') return { platformState: platform.value.end ? 'dated' : 'undated', eolOn: platform.value.end };
  return { platformState: platform.state === 'not-applicable' ? 'not-applicable' : 'unknown', eolOn: null };
}

export const detailOf = ({ score, packages, sources, url, firstObservedAt }: Vulnerability): VulnerabilityDetail => ({
  score,
  packages,
  sources,
  url,
  firstObservedAt,
});

export const vulnerabilityHash = (vulnerability: Vulnerability): string => hashOf(vulnerability);

/** A record as it is stored. The hash covers its vulnerabilities, so that one look tells whether anything differs. */
export function toRow(record: WorkloadRecord): WorkloadColumns {
  const { summary } = record;
  const rank = rankOf(summary);
  const seen = summary.vulnerabilities.state === 'seen' ? summary.vulnerabilities.value : null;
  const row = {
    kind: record.kind,
    arn: record.arn,
    resourceId: record.resourceId,
    name: record.name,
    region: record.region,
    rank: rank.least,
    rankMax: rank.most,
    exposure: summary.exposure.least,
    exposureMax: summary.exposure.most,
    vulnerability: summary.vulnerability.least,
    vulnerabilityMax: summary.vulnerability.most,
    privilege: summary.privilege.least,
    privilegeMax: summary.privilege.most,
    reach: record.reach,
    vulnerabilityState: stateOf(summary.vulnerabilities),
    critical: seen?.critical ?? null,
    high: seen?.high ?? null,
    medium: seen?.medium ?? null,
    low: seen?.low ?? null,
    fixable: seen?.fixable ?? null,
    exploitable: seen?.exploitable ?? null,
    ...platformOf(summary),
    secrets: counted(summary.secrets),
    detections: counted(summary.detections),
    imdsV1: summary.imds.state === 'seen' ? summary.imds.value.v1 : null,
    privileged: summary.privileged.state === 'seen' ? summary.privileged.value.length > 0 : null,
    summary,
  };
  return { ...row, hash: hashOf([row, record.vulnerabilities]) };
}
