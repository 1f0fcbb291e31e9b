import type { ResourceType } from '@/server/collect/types';
import type { Check, Evidence, Verdict } from './types';

/** Types a check by its resource type. Its own file exports it as `check`. */
export function defineCheck<T extends ResourceType>(check: Check<T>): Check<T> {
  return check;
}

export const pass = (summary: string, evidence?: Evidence): Verdict => ({ status: 'pass', summary, evidence });
export const fail = (summary: string, evidence?: Evidence): Verdict => ({ status: 'fail', summary, evidence });
export const notApplicable = (summary: string, evidence?: Evidence): Verdict => ({ status: 'not-applicable', summary, evidence });
/** For what the data itself leaves open (a value that AWS did not give). Failed calls are the runner's business. */
export const unknown = (summary: string, evidence?: Evidence): Verdict => ({ status: 'unknown', summary, evidence });
