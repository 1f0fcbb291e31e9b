import { checks } from '@/server/checks/registry';
import { actionsOf, collectors } from '@/server/collect/registry';
import type { OperationCoverage } from '@/server/collect/types';
import type { AccountRef, CoverageProblem } from '@/server/posture';
import type { UnitWithCoverage } from './data';

/** What a scan could not see, one row per operation and reason, with the permission that would help and the checks that suffer. */
export function coverageProblems(
  account: AccountRef,
  units: readonly Pick<UnitWithCoverage, 'service' | 'region' | 'coverage'>[],
): CoverageProblem[] {
  const problems = new Map<string, CoverageProblem>();
  for (const unit of units) {
    for (const entry of unit.coverage as OperationCoverage[]) {
      if (entry.status === 'complete') continue;
      const key = `${entry.operation} ${entry.status} ${entry.code ?? ''}`;
      const known = problems.get(key);
      if (known) {
        known.regions.push(unit.region);
        continue;
      }
      const spec = collectors.flatMap((collector) => collector.operations).find((each) => each.operation === entry.operation);
      const isPermission = entry.status === 'denied' || (entry.status === 'partial' && /denied|unauthorized/i.test(entry.code ?? ''));
      problems.set(key, {
        account,
        service: unit.service,
        operation: entry.operation,
        actions: spec && isPermission ? [...actionsOf(spec)] : [],
        kind: entry.status,
        code: entry.code ?? null,
        regions: [unit.region],
        checkIds: checks.filter((check) => check.needs.includes(entry.operation)).map((check) => check.id),
      });
    }
  }
  return [...problems.values()];
}
