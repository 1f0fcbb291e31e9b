import { parsePolicy } from '@/server/aws/policy/questions';
import type { Owner, Policy } from '@/server/aws/policy/types';
import { unknown } from '../define-check';
import type { CheckContext, Verdict } from '../types';

/** Whose resource a policy guards, as the questions about policies want it. */
export const ownerIn = ({ account, partition }: CheckContext): Owner => ({ account, partition });

/** Judges a resource policy (JSON text; null: there is none). What cannot be read is unknown. */
export function judgeResourcePolicy(text: string | null | undefined, judge: (policy: Policy | null) => Verdict): Verdict {
  if (text === undefined) return unknown('No telling whom the policy lets in: it was not given');
  const policy = parsePolicy(text);
  return policy === 'malformed' ? unknown('No telling whom the policy lets in: it is malformed') : judge(policy);
}
