import { fail, pass } from '../define-check';
import type { Snapshot, Verdict } from '../types';
import { isAwsManaged } from './policy-documents';

/** Roles that carry AWS's own policy of that name. Needs `AWS::IAM::Role` among the check's reads. */
export function judgeRoleWith(policyName: string, snapshot: Snapshot): Verdict {
  const roles = snapshot
    .list('AWS::IAM::Role')
    .filter(({ data }) =>
      data.AttachedManagedPolicies?.some(({ PolicyArn = '' }) => isAwsManaged(PolicyArn) && PolicyArn.endsWith(`/${policyName}`)),
    )
    .map(({ id }) => id)
    .sort();
  const [first] = roles;
  if (first === undefined) return fail(`No role carries the policy ${policyName}`, { roles: [] });
  return pass(`The role ${first}${roles.length > 1 ? ` and ${roles.length - 1} more carry` : ' carries'} the policy ${policyName}`, {
    roles: roles.slice(0, 10),
  });
}
