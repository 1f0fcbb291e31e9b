import type { StackResourceDrift, StackResourceSummary } from '@aws-sdk/client-cloudformation';
import { storableText } from '@/server/collect/data-json';
import { maskSecrets } from '../mask';
import type { DriftCounts, PropertyDifference, ResourceDriftStatus } from '../types';

/** A result as it is stored: `drift_results` without its keys. */
export interface ResultRow {
  logicalId: string;
  resourceType: string;
  physicalId: string | null;
  driftStatus: ResourceDriftStatus;
  statusReason: string | null;
  expected: Record<string, unknown> | null;
  actual: Record<string, unknown> | null;
  differences: PropertyDifference[];
  checkedAt: string | null;
}

/** Larger than any resource of a sane template. */
const propertiesAtMost = 400_000;

/** JSON text of AWS as an object, secrets masked; null when there is none or it cannot be read. */
function properties(text: string | undefined): Record<string, unknown> | null {
  if (!text || text.length > propertiesAtMost) return null;
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (maskSecrets(value) as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** A side of a difference, which AWS gives as text: JSON of an object or list, else the bare value. */
function side(text: string | undefined, path: string): string | null {
  if (text === undefined || text === 'null') return null;
  const name =
    path
      .split('/')
      .filter((part) => !/^\d+$/.test(part))
      .at(-1) ?? '';
  const isBelowVariables = /\/(Variables|Environment)\//.test(path);
  if (isBelowVariables) return '***';
  try {
    const value: unknown = JSON.parse(text);
    if (value !== null && typeof value === 'object')
      return JSON.stringify(maskSecrets({ [name]: value }, undefined, '') as object).slice(0, 10_000);
  } catch {
    // A bare value.
  }
  return String((maskSecrets({ [name]: text }) as Record<string, unknown>)[name]).slice(0, 10_000);
}

/** What AWS said of one resource, made fit to be stored. */
export function toResult(drift: StackResourceDrift): ResultRow {
  return {
    logicalId: storableText(drift.LogicalResourceId ?? ''),
    resourceType: storableText(drift.ResourceType ?? ''),
    physicalId: drift.PhysicalResourceId ? storableText(drift.PhysicalResourceId) : null,
    driftStatus: drift.StackResourceDriftStatus ?? 'UNKNOWN',
    statusReason: drift.DriftStatusReason ? storableText(drift.DriftStatusReason).slice(0, 500) : null,
    expected: properties(drift.ExpectedProperties),
    actual: properties(drift.ActualProperties),
    differences: (drift.PropertyDifferences ?? []).map(
      ({ PropertyPath = '', DifferenceType = 'NOT_EQUAL', ExpectedValue, ActualValue }) => ({
        path: storableText(PropertyPath),
        kind: DifferenceType,
        expected: side(ExpectedValue, PropertyPath),
        actual: side(ActualValue, PropertyPath),
      }),
    ),
    checkedAt: drift.Timestamp?.toISOString() ?? null,
  };
}

/**
 * All resources of the stack with what the detection said. What it did not speak of, or spoke of before it began, is `NOT_CHECKED`.
 * @param since when AWS began with the detection
 */
export function mergeResults(
  resources: readonly StackResourceSummary[],
  drifts: readonly StackResourceDrift[],
  since: Date | undefined,
): ResultRow[] {
  const fresh = drifts.filter(({ Timestamp }) => !since || !Timestamp || Timestamp.getTime() >= since.getTime() - 1000);
  const said = new Map(fresh.map((drift) => [drift.LogicalResourceId ?? '', toResult(drift)]));
  const unsaid = resources.filter(
    ({ LogicalResourceId = '', ResourceStatus }) => !said.has(LogicalResourceId) && ResourceStatus !== 'DELETE_COMPLETE',
  );
  return [...said.values(), ...unsaid.map(unchecked)];
}

const unchecked = ({ LogicalResourceId = '', ResourceType = '', PhysicalResourceId }: StackResourceSummary): ResultRow => ({
  logicalId: storableText(LogicalResourceId),
  resourceType: storableText(ResourceType),
  physicalId: PhysicalResourceId ? storableText(PhysicalResourceId) : null,
  driftStatus: 'NOT_CHECKED',
  statusReason: null,
  expected: null,
  actual: null,
  differences: [],
  checkedAt: null,
});

export function countResults(results: readonly Pick<ResultRow, 'driftStatus'>[]): DriftCounts {
  const count = (...statuses: ResourceDriftStatus[]) => results.filter(({ driftStatus }) => statuses.includes(driftStatus)).length;
  return {
    inSync: count('IN_SYNC'),
    modified: count('MODIFIED'),
    deleted: count('DELETED'),
    unknown: count('UNKNOWN'),
    unchecked: count('NOT_CHECKED', 'UNSUPPORTED'),
  };
}
