import type { CheckStanding, Doubt, RequirementState, StateCounts } from './types';

/** What is known of one check over the accounts in question. */
export interface CheckTally {
  /** Open findings that are not muted. */
  open: number;
  muted: number;
  /** Not judged by the organization's decision: a check that is switched off, a resource that is left out. */
  excluded: number;
  /** Verdicts that say unknown, placeholders of listings that failed among them. */
  unknown: number;
  pass: number;
  /** False: in some account nobody knows whether it looked at everything. */
  ran: boolean;
}

/** The worst wins; only a check that ran everywhere may say that all is well, or that there was nothing to judge. */
export function checkState({ open, muted, excluded, unknown, pass, ran }: CheckTally): CheckStanding['state'] {
  if (open > 0) return 'fail';
  if (unknown > 0 || !ran) return 'unknown';
  if (muted > 0 || excluded > 0) return 'excepted';
  return pass > 0 ? 'pass' : 'not-applicable';
}

interface RequirementFacts {
  checks: readonly CheckTally[];
  /** How many checks the framework names that are not built. */
  missing: number;
  /** Somebody's word is in force for every account in question. */
  attested: boolean;
}

/**
 * A requirement fails with any of its checks. It passes only if all of them exist, ran and saw everything. What no check of ours
 * judges is manual, or unknown while checks for it are known and not built; there somebody's word counts, and never as a pass.
 */
export function requirementState({ checks, missing, attested }: RequirementFacts): { state: RequirementState; doubts: Doubt[] } {
  if (checks.length === 0) {
    if (attested) return { state: 'attested', doubts: [] };
    return missing > 0 ? { state: 'unknown', doubts: ['not-built'] } : { state: 'manual', doubts: [] };
  }
  const states = checks.map(checkState);
  const doubts: Doubt[] = [];
  if (checks.some((check) => check.unknown > 0)) doubts.push('unseen');
  if (checks.some((check) => !check.ran)) doubts.push('not-run');
  if (missing > 0) doubts.push('not-built');
  if (states.includes('fail')) return { state: 'fail', doubts };
  if (doubts.length > 0) return { state: 'unknown', doubts };
  if (states.includes('excepted')) return { state: 'excepted', doubts };
  return { state: states.includes('pass') ? 'pass' : 'not-applicable', doubts };
}

export function countStates(
  rows: readonly { state: RequirementState; doubts: readonly Doubt[]; checks?: readonly unknown[] }[],
): StateCounts {
  const counts: StateCounts = { pass: 0, fail: 0, unknown: 0, excepted: 0, manual: 0, attested: 0, notApplicable: 0, partlyCovered: 0 };
  for (const { state, doubts } of rows) {
    counts[state === 'not-applicable' ? 'notApplicable' : state] += 1;
    if (state === 'unknown' && doubts.every((doubt) => doubt === 'not-built')) counts.partlyCovered += 1;
  }
  return counts;
}

/** Passing among all that checks judge, 0 to 1. Unknown and excepted ones count, as not passing; null: checks judge nothing. */
export function scoreOf({ pass, fail, unknown, excepted }: Pick<StateCounts, 'pass' | 'fail' | 'unknown' | 'excepted'>): number | null {
  const judged = pass + fail + unknown + excepted;
  return judged === 0 ? null : pass / judged;
}
