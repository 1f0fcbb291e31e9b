import { defineCheck } from '../define-check';
import { inlinePolicies } from '../shared/policy-documents';
import { judgeAdministrator, principalNeeds } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/group-no-admin',
  title: 'No IAM group makes its members administrators',
  severity: 'high',
  resourceType: 'AWS::IAM::Group',
  needs: principalNeeds,
  reads: [{ type: 'AWS::IAM::ManagedPolicy', scope: 'account' }],
  why: 'Every member carries a password or keys with the power over the whole account, and adding one more member is easy.',
  remedy: {
    text: 'Let the group assume an administrator role with MFA instead of being one, and grant it what its everyday work needs.',
    cli: 'aws iam detach-group-policy --group-name <group> --policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
  },
  aliases: { prowler: ['iam_group_administrator_access_policy'] },
  evaluate: ({ data }, snapshot) =>
    judgeAdministrator({ AttachedManagedPolicies: data.AttachedManagedPolicies }, inlinePolicies(data.GroupPolicyList), 'group', snapshot),
});
