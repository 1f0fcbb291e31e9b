import { defineCheck } from '../define-check';
import { judgeCustomerPolicy } from '../shared/customer-policy';
import { fullAccessTo } from '../shared/policy-questions';
import { principalNeeds } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/customer-policy-no-full-cloudtrail',
  title: 'Customer-managed policies do not allow every CloudTrail action',
  severity: 'medium',
  resourceType: 'AWS::IAM::ManagedPolicy',
  needs: principalNeeds,
  why: 'It covers stopping and deleting the trails, which is how an intruder would begin.',
  remedy: {
    text: 'Grant the reading actions (Describe, Get, List, LookupEvents), and leave changes of trails to the pipeline or the security team.',
    cli: 'aws iam create-policy-version --policy-arn <policy-arn> --policy-document file://<policy.json> --set-as-default',
  },
  aliases: { prowler: ['iam_policy_no_full_access_to_cloudtrail'] },
  evaluate: (policy) => judgeCustomerPolicy(policy, fullAccessTo('cloudtrail', 'CloudTrail')),
});
