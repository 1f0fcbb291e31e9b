import { defineCheck, fail, pass } from '../define-check';
import { principalNeeds } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/user-no-direct-policies',
  title: 'IAM users get permissions only by groups or roles',
  severity: 'low',
  resourceType: 'AWS::IAM::User',
  needs: principalNeeds,
  why: 'Permissions given to single users are overlooked in reviews, and stay when people change jobs.',
  remedy: {
    text: 'Attach the policies to a group, put the user into it, then take them off the user.',
    cli: 'aws iam add-user-to-group --group-name <group> --user-name <user>\naws iam detach-user-policy --user-name <user> --policy-arn <policy-arn>\naws iam delete-user-policy --user-name <user> --policy-name <inline-policy>',
    terraform: 'resource "aws_iam_user_group_membership" "this" {\n  user   = "<user>"\n  groups = ["<group>"]\n}',
  },
  aliases: { prowler: ['iam_policy_attached_only_to_group_or_roles'], securityHub: ['IAM.2'] },
  requirements: { 'cis-3.0': ['1.15'], 'cis-5.0': ['1.14'], 'cis-7.0': ['2.13'] },
  evaluate: ({ data }) => {
    const attached = (data.AttachedManagedPolicies ?? []).map(({ PolicyName, PolicyArn }) => PolicyName ?? PolicyArn ?? 'unnamed').sort();
    const inline = (data.UserPolicyList ?? []).map(({ PolicyName }) => PolicyName ?? 'unnamed').sort();
    const all = [...attached, ...inline];
    if (all.length === 0) return pass('The user has no policy of its own', { groups: data.GroupList ?? [] });
    return fail(`The user has ${all.length === 1 ? 'a policy' : `${all.length} policies`} of its own: ${all.slice(0, 3).join(', ')}`, {
      attached,
      inline,
    });
  },
});
