import type { Observation } from '../lib/observation';
import { type Violation, violation } from './violation';

/** I5. A unit that missed something makes the scan partial, and the scan names each operation that failed, where and why. */
export function partialAndNamed({ scan, units }: Observation): Violation[] {
  if (scan.status !== 'completed' && scan.status !== 'partial') return [];
  const broken = units.filter((unit) => unit.status !== 'completed' || unit.coverage.some(({ status }) => status !== 'complete'));
  const found: Violation[] = [];
  if (broken.length > 0 && scan.status === 'completed')
    found.push(violation('I5', `the scan is completed although ${broken[0]?.service} in ${broken[0]?.region} was not`));
  if (broken.length === 0 && scan.status === 'partial') found.push(violation('I5', 'the scan is partial, and nobody knows why'));
  for (const unit of broken) {
    const reasons = unit.coverage.filter(({ status }) => status !== 'complete');
    if (reasons.length === 0) found.push(violation('I5', `${unit.service} in ${unit.region} is ${unit.status} without a reason`));
    if (unit.status === 'completed')
      found.push(
        violation('I5', `${unit.service} in ${unit.region} counts as completed with ${reasons[0]?.operation} ${reasons[0]?.status}`),
      );
    for (const { operation, status } of reasons)
      if (
        !scan.problems.some(
          (problem) => problem.operation === operation && problem.kind === status && problem.regions.includes(unit.region),
        )
      )
        found.push(violation('I5', `${operation} in ${unit.region} was ${status}, which the scan's problems do not tell`));
  }
  return found;
}

/** I5. What went wrong on the wire shows: the scan is not completed, and each of these operations is among its problems. */
export function tellsOf({ scan }: Observation, operations: readonly string[]): Violation[] {
  if (scan.status === 'failed') return scan.error ? [] : [violation('I5', 'the scan failed without a sentence')];
  const found =
    scan.status === 'completed' ? [violation('I5', `the scan is completed although ${operations.join(', ') || 'calls'} failed`)] : [];
  return [
    ...found,
    ...operations
      .filter((operation) => !scan.problems.some((problem) => problem.operation === operation))
      .map((operation) => violation('I5', `${operation} failed, which the scan's problems do not tell`)),
  ];
}
