import type { Resource } from '@/server/collect/types';
import { notApplicable } from '../define-check';
import type { Verdict } from '../types';
import { documentOf, isAwsManaged } from './policy-documents';
import { judgePolicies, type PolicyQuestion } from './policy-questions';

type ManagedPolicy = Resource<'AWS::IAM::ManagedPolicy'>;

export const isAttached = ({ data }: ManagedPolicy): boolean => (data.AttachmentCount ?? 0) > 0;

/** Judges a policy that the account's owner wrote; AWS's own cannot be changed. */
export function judgeCustomerPolicy(policy: ManagedPolicy, question: PolicyQuestion): Verdict {
  if (isAwsManaged(policy.arn)) return notApplicable('The policy belongs to AWS');
  const boundaryOf = policy.data.PermissionsBoundaryUsageCount ?? 0;
  if (!isAttached(policy) && boundaryOf > 0)
    return notApplicable('The policy is only a permissions boundary, which grants nothing', { boundaryOf });
  return judgePolicies([{ name: policy.id, source: 'attached', policy: documentOf(policy.data) }], question, 'The policy');
}
