import type { OperationName } from '@/server/aws/operation';
import type { OutsideGrant } from '@/server/aws/policy/outside-grants';
import { parsePolicy } from '@/server/aws/policy/questions';
import type { Owner, Policy } from '@/server/aws/policy/types';
import type { ResourceData } from '@/server/collect/resource-data';
import { fail, pass, unknown } from '../define-check';
import type { Verdict } from '../types';

export const functionPolicyNeeds: readonly OperationName[] = ['lambda:ListFunctions', 'lambda:GetPolicy'];

interface GrantQuestion {
  ask(policy: Policy | null, owner: Owner): OutsideGrant[];
  /** About the function; may name the grants. */
  found(grants: readonly OutsideGrant[]): string;
  none: string;
}

/** Asks who is let in by the function's own resource policy, as it stands on the unqualified function. */
export function judgeFunctionPolicy({ policy }: ResourceData['AWS::Lambda::Function'], owner: Owner, question: GrantQuestion): Verdict {
  if (policy === undefined) return unknown('Not known: the policy of the function was not read');
  const parsed = parsePolicy(policy);
  if (parsed === 'malformed') return unknown('Not known: the policy of the function cannot be understood');
  const grants = question.ask(parsed, owner);
  if (grants.length > 0)
    return fail(question.found(grants), { grants: grants.slice(0, 10), ...(grants.length > 10 && { more: grants.length - 10 }) });
  return pass(parsed ? question.none : 'The function has no policy, so only its own account may call it', { hasPolicy: parsed !== null });
}
