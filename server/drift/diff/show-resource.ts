import { isIgnoredBy, type RuleParts } from '../ignore/match';
import type { ChangeTrail, DiffEntry, DriftedResource, PropertyDifference, ResourceDriftStatus } from '../types';
import { diffJson } from './diff-json';

/** A row of `drift_results`. */
export interface StoredResult {
  logical_id: string;
  resource_type: string;
  physical_id: string | null;
  drift_status: ResourceDriftStatus;
  status_reason: string | null;
  expected: Record<string, unknown> | null;
  actual: Record<string, unknown> | null;
  differences: PropertyDifference[];
  checked_at: string | null;
  trail: ChangeTrail | null;
}

export type Rule = RuleParts & { id: string };

/** What a page shows of a resource: both sides compared, ignore rules applied, and the cause under which it stands. */
export function showResource(row: StoredResult, stackName: string, rules: readonly Rule[]): DriftedResource {
  const differs = row.drift_status === 'MODIFIED' || row.drift_status === 'DELETED';
  const subject = {
    stackName,
    resourceType: row.resource_type,
    logicalId: row.logical_id,
  };
  const byRule = (path: string) => rules.find((rule) => isIgnoredBy(rule, { ...subject, path }))?.id;
  const differences = row.drift_status === 'MODIFIED' ? differencesOf(row).map((entry) => withRule(entry, byRule(entry.path))) : [];
  // Properties without a template's word about them are no drift: CloudFormation compares what the template sets.
  const onlyOrder = row.drift_status === 'MODIFIED' && differences.length === 0 && row.expected !== null && row.actual !== null;
  const ignored = differs && (differences.length > 0 ? differences.every(({ ignoredBy }) => ignoredBy) : byRule('') !== undefined);
  const shown = {
    logicalId: row.logical_id,
    resourceType: row.resource_type,
    physicalId: row.physical_id,
    driftStatus: row.drift_status,
    statusReason: row.status_reason,
    expected: row.expected,
    actual: row.actual,
    propertyDifferences: row.differences,
    differences,
    onlyOrder,
    ignored,
    checkedAt: row.checked_at ? new Date(row.checked_at).toISOString() : null,
    trail: row.trail,
  };
  return { ...shown, cause: causeOf(shown) };
}

const withRule = (entry: DiffEntry, ignoredBy: string | undefined): DiffEntry => (ignoredBy ? { ...entry, ignoredBy } : entry);

/** Ours where both sides are known; AWS's list where they are not. */
function differencesOf({ expected, actual, differences }: StoredResult): DiffEntry[] {
  if (expected && actual) return diffJson(expected, actual);
  return differences.map(({ path, kind, expected: before, actual: after }) => ({
    path,
    kind: kind === 'ADD' ? 'added' : kind === 'REMOVE' ? 'removed' : 'changed',
    ...(kind === 'ADD' ? {} : { before }),
    ...(kind === 'REMOVE' ? {} : { after }),
  }));
}

/** The heading that resources of one cause share. */
export function causeOf({ driftStatus, onlyOrder, ignored, trail }: Omit<DriftedResource, 'cause'>): string {
  if (driftStatus === 'IN_SYNC') return 'As the template says';
  if (driftStatus === 'UNKNOWN') return 'Not known: AWS could not read it';
  if (driftStatus === 'NOT_CHECKED' || driftStatus === 'UNSUPPORTED') return 'Not checked';
  if (ignored) return 'Ignored by a rule';
  if (onlyOrder) return 'Only the order differs';
  const last = trail?.state === 'found' ? trail.events[0] : undefined;
  if (last) return `${last.user}, by ${last.how === 'console' ? 'the console' : last.how === 'SDK' ? 'a program' : last.how}`;
  return driftStatus === 'DELETED' ? 'Deleted, by whom is not known' : 'Changed, by whom is not known';
}
