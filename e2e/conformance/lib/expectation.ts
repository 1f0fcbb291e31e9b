import type { VerdictStatus } from '@/server/checks/types';

/** What a scan must say about one thing that was made in moto. */
export interface Expectation {
  check: string;
  /** AWS's id of it, or the region or account for their settings. */
  resource: string;
  status: VerdictStatus;
}

const all =
  (status: VerdictStatus) =>
  (check: string, ...resources: readonly string[]): Expectation[] =>
    resources.map((resource) => ({ check, resource, status }));

export const fails = all('fail');
export const passes = all('pass');
/** moto cannot answer what the check needs. */
export const isUnknown = all('unknown');
export const doesNotApply = all('not-applicable');

/** A misconfiguration and the same thing done right. */
export const twins = (check: string, bad: string, good: string): Expectation[] => [...fails(check, bad), ...passes(check, good)];

/** The field of an answer, which moto always gives. */
export function given<V>(value: V | null | undefined): V {
  if (value === undefined || value === null) throw new Error('moto did not give what it was asked for.');
  return value;
}
