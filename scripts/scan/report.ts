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
