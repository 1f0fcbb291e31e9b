import { hash } from 'node:crypto';
import type { AnyResource, Gap, Resource, ResourceType } from '@/server/collect/types';
import { type CoverageGap, globalRegion } from './coverage';
import type { WatchedSnapshot } from './snapshot';
import type { Check, CheckContext, Evidence, Severity, Snapshot, StoredStatus, Verdict } from './types';

/** A verdict with all that it is stored and shown with. */
export interface VerdictRecord {
  checkId: string;
  arn: string;
  subKey: string;
  resourceType: ResourceType;
  resourceId: string;
  resourceName: string | null;
  service: string;
  region: string;
  severity: Severity;
  status: StoredStatus;
  summary: string;
  evidence: Evidence | null;
}

/** Who is judged, and when. */
export interface JudgeScope {
  account: string;
  partition: string;
  now: Date;
  /** Overrides by check id, then parameter name. */
  parameters?: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Why a check is not to judge a resource; undefined: it is. */
  exclusionOf?(checkId: string, resource: AnyResource): Exclusion | undefined;
}

/** Somebody's decision that something is not judged. Dates, not ages, as all evidence. */
export interface Exclusion {
  key: string;
  reason: string;
  owner: string | null;
  expiresAt: string | null;
  level: 'organization' | 'account';
  /** Of the rule; absent where the whole check is disabled. */
  id?: string;
}

/** A check that reads nothing but its resource can be judged while collecting. */
export const isLocal = (check: Check): boolean => (check.reads ?? []).length === 0;

export const serviceOfCheck = (check: Check): string => check.id.slice(0, check.id.indexOf('/'));

/** A snapshot for checks that declared no reads: every question is a mistake of theirs. */
export const emptySnapshot: Snapshot = {
  list: (type) => {
    throw new Error(`The check reads ${type} without declaring it.`);
  },
  get: (type) => {
    throw new Error(`The check reads ${type} without declaring it.`);
  },
};

function contextFor(check: Check, scope: JudgeScope): CheckContext {
  const parameters: Record<string, number> = {};
  for (const [name, parameter] of Object.entries(check.parameters ?? {})) {
    const own = scope.parameters?.[check.id]?.[name];
    parameters[name] = own !== undefined && own >= parameter.min && own <= parameter.max ? own : parameter.default;
  }
  return { now: scope.now, account: scope.account, partition: scope.partition, parameters };
}

function verdictsOf(check: Check, resource: AnyResource, snapshot: Snapshot, scope: JudgeScope): Verdict[] {
  const missing = resource.gaps.filter((gap) => check.needs.includes(gap.operation));
  if (missing.length > 0) {
    return [unseen(missing)];
  }
  try {
    // The registry pairs a check with resources of its own type only.
    const result = check.evaluate(resource as Resource<never>, snapshot, contextFor(check, scope));
    const touched = isWatched(snapshot) ? snapshot.takeGaps() : [];
    if (touched.length > 0) return [unseen(touched)];
    return Array.isArray(result) ? result : [result];
  } catch (error) {
    return [
      {
        status: 'unknown',
        summary: 'Not known: the check could not make sense of this resource',
        evidence: { error: error instanceof Error ? error.message.slice(0, 200) : 'unknown error' },
      },
    ];
  }
}

const isWatched = (snapshot: Snapshot): snapshot is WatchedSnapshot => 'takeGaps' in snapshot;

/** The verdict where calls failed for the resource itself, or for one that the check looked at. */
function unseen(gaps: readonly (Gap & { arn?: string })[]): Verdict {
  const words = new Set(gaps.map((gap) => `${gap.operation} was ${gap.kind === 'failed' ? 'answered with an error' : gap.kind}`));
  return { status: 'unknown', summary: `Not known: ${[...words].join(', ')}`, evidence: { missing: gaps.map((gap) => ({ ...gap })) } };
}

/** The sentence and the facts of 'it was decided not to judge'. */
export function excludedBecause({ id, key, reason, owner, expiresAt, level }: Exclusion): { summary: string; evidence: Evidence } {
  return {
    summary: `Not judged: ${id === undefined ? 'the check is disabled' : 'excluded'}${reason ? ` (${reason})` : ''}`,
    evidence: { exclusion: { ...(id === undefined ? {} : { id }), key, reason, owner, expiresAt, level } },
  };
}

/**
 * All that one check says about one resource. Never throws; a repeated sub-key keeps the worse verdict. What is excluded is not
 * even looked at.
 */
export function judge(check: Check, resource: AnyResource, snapshot: Snapshot, scope: JudgeScope): VerdictRecord[] {
  const exclusion = scope.exclusionOf?.(check.id, resource);
  if (exclusion) return [recordOf(check, resource, { status: 'excluded', ...excludedBecause(exclusion) })];
  const bySubKey = new Map<string, VerdictRecord>();
  for (const verdict of verdictsOf(check, resource, snapshot, scope)) {
    const subKey = verdict.subKey ?? '';
    const previous = bySubKey.get(subKey);
    if (previous && rank[previous.status] >= rank[verdict.status]) continue;
    bySubKey.set(subKey, recordOf(check, resource, verdict));
  }
  return [...bySubKey.values()];
}

const recordOf = (check: Check, resource: AnyResource, verdict: Omit<Verdict, 'status'> & { status: StoredStatus }): VerdictRecord => ({
  checkId: check.id,
  arn: resource.arn,
  subKey: verdict.subKey ?? '',
  resourceType: resource.type,
  resourceId: resource.id,
  resourceName: resource.name,
  service: serviceOfCheck(check),
  region: resource.region,
  severity: check.severity,
  status: verdict.status,
  summary: verdict.summary,
  evidence: verdict.evidence ?? null,
});

const rank: Record<StoredStatus, number> = { excluded: 0, 'not-applicable': 0, pass: 1, unknown: 2, fail: 3 };

const describeGap = (gap: CoverageGap): string =>
  `${gap.operation} in ${gap.region}: ${gap.code === 'NotScanned' ? 'not scanned' : gap.status}`;

/** The sentence and the facts of 'we could not look'. */
export function unknownBecause(gaps: readonly CoverageGap[]): { summary: string; evidence: Evidence } {
  return {
    summary: `Not known: ${gaps.slice(0, 3).map(describeGap).join(', ')}${gaps.length > 3 ? ` and ${gaps.length - 3} more` : ''}`,
    evidence: { missing: gaps.map((gap) => ({ ...gap })) },
  };
}

/** Stands for 'whatever there is of this type here': the verdict of a check that could not look at all. */
export function placeholder(check: Check, region: string, gaps: readonly CoverageGap[], scope: JudgeScope): VerdictRecord {
  const [, service = 'unknown'] = check.resourceType.toLowerCase().split('::');
  const { summary, evidence } = unknownBecause(gaps);
  return {
    checkId: check.id,
    arn: `arn:${scope.partition}:${service}:${region === globalRegion ? '' : region}:${scope.account}:*`,
    subKey: '',
    resourceType: check.resourceType,
    resourceId: '*',
    resourceName: null,
    service: serviceOfCheck(check),
    region,
    severity: check.severity,
    status: 'unknown',
    summary,
    evidence,
  };
}

/** Changes when anything that a reader would see changes; the same for the same facts on any day. */
export function verdictHash(record: Pick<VerdictRecord, 'status' | 'severity' | 'summary' | 'evidence' | 'resourceName'>): string {
  const text = JSON.stringify([record.status, record.severity, record.summary, record.resourceName, sortKeys(record.evidence)]);
  return hash('sha256', text, 'base64url').slice(0, 22);
}

/** One form for equal facts: AWS lists things in no promised order, so the order of keys and items says nothing. */
function sortKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(sortKeys(item)) ?? 'null').sort();
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, item]) => [name, sortKeys(item)]),
  );
}
