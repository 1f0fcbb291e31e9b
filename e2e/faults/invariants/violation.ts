/**
 * What must hold whatever goes wrong. `docs/faults.md` says each in full.
 * I0 honest verdicts · I1 terminal · I2 nothing acknowledged lost · I3 unique · I4 resolved only on complete data · I5 partial and
 * named · I6 fenced · I7 each effect once · I8 readers agree · I9 audit whole · I10 tenants apart.
 */
export type Invariant = 'I0' | 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9' | 'I10';

/** One broken invariant, in words that lead to the row that breaks it. */
export interface Violation {
  invariant: Invariant;
  what: string;
}

export const violation = (invariant: Invariant, what: string): Violation => ({ invariant, what });

/** An error that names the broken invariants, for tests. */
export class InvariantsBroken extends Error {
  override readonly name = 'InvariantsBroken';
  constructor(readonly violations: readonly Violation[]) {
    const shown = violations.slice(0, 12).map(({ invariant, what }) => `${invariant}: ${what}`);
    super(`${violations.length} violations\n${shown.join('\n')}`);
  }
}

/** @throws InvariantsBroken unless the list is empty */
export function assertNone(violations: readonly Violation[]): void {
  if (violations.length > 0) throw new InvariantsBroken(violations);
}
