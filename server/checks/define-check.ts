import type { Resource, ResourceType } from '@/server/collect/types';
import type { Check, Evidence, Read, Verdict } from './types';

/** Types a check by its resource type. Its own file exports it as `check`. */
export function defineCheck<T extends ResourceType>(check: Check<T>): Check<T> {
  return check;
}

/** A read of some fields of their data only. None: that they are there, and with which tags, is enough. */
export const readFields = <T extends ResourceType>(
  type: T,
  scope: Read['scope'],
  ...fields: (keyof Resource<T>['data'] & string)[]
): Read<T> => ({ type, scope, fields });

export const pass = (summary: string, evidence?: Evidence): Verdict => ({ status: 'pass', summary, evidence });
export const fail = (summary: string, evidence?: Evidence): Verdict => ({ status: 'fail', summary, evidence });
export const notApplicable = (summary: string, evidence?: Evidence): Verdict => ({ status: 'not-applicable', summary, evidence });
/** For what the data itself leaves open (a value that AWS did not give). Failed calls are the runner's business. */
export const unknown = (summary: string, evidence?: Evidence): Verdict => ({ status: 'unknown', summary, evidence });
