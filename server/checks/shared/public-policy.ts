import { publicGrants } from '@/server/aws/policy/questions';
import { fail, pass } from '../define-check';
import type { CheckContext, Verdict } from '../types';
import { someRows } from './evidence-rows';
import { judgeResourcePolicy, ownerIn } from './resource-policy';

/**
 * Judges whether a resource's own policy (JSON text; null: none) lets in everybody. `noun` as in 'topic'.
 * Without a policy only IAM policies of the owning account decide.
 */
export function judgePublicPolicy(text: string | null | undefined, noun: string, context: CheckContext): Verdict {
  return judgeResourcePolicy(text, (policy) => {
    const grants = publicGrants(policy, ownerIn(context));
    if (grants.length > 0)
      return fail(`Statement ${grants[0]?.statement} of the policy lets everyone into the ${noun}`, someRows('grants', grants));
    return pass(
      policy ? `The policy of the ${noun} lets in nobody at large` : `The ${noun} has no policy, so only its own account gets in`,
      {
        hasPolicy: policy !== null,
      },
    );
  });
}
