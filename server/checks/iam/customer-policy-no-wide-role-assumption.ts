import { defineCheck } from '../define-check';
import { judgeCustomerPolicy } from '../shared/customer-policy';
import { assumingAnyRole } from '../shared/policy-questions';
import { principalNeeds } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/customer-policy-no-wide-role-assumption',
  title: 'Customer-managed policies name the roles that may be assumed',
  severity: 'high',
  resourceType: 'AWS::IAM::ManagedPolicy',
  needs: principalNeeds,
  why: 'sts:AssumeRole on everything lets its holder into each role that trusts the account, here and in other accounts.',
  remedy: {
    text: 'List the ARNs of the roles in question as resources of sts:AssumeRole.',
    cli: 'aws iam create-policy-version --policy-arn <policy-arn> --policy-document file://<policy.json> --set-as-default',
  },
  aliases: { prowler: ['iam_no_custom_policy_permissive_role_assumption'] },
  evaluate: (policy) => judgeCustomerPolicy(policy, assumingAnyRole),
});
