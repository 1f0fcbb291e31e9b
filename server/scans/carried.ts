import type { CarriedAnswers, OperationCoverage } from '@/server/collect/types';

/** What several operations or regions carried over, as one; null: nothing was. */
export function sumCarried(entries: readonly Pick<OperationCoverage, 'carried'>[]): CarriedAnswers | null {
  const all = entries.flatMap(({ carried }) => carried ?? []);
  const earliest = all.toSorted((a, b) => a.fromScan - b.fromScan)[0];
  return earliest ? { ...earliest, answers: all.reduce((sum, { answers }) => sum + answers, 0) } : null;
}
