import { defineCheck } from '../define-check';
import { inlinePolicies } from '../shared/policy-documents';
import { fullAccessTo, judgeInlinePolicies } from '../shared/policy-questions';
import { principalNeeds } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/group-inline-policies-no-full-cloudtrail',
  title: 'Inline policies of groups do not allow every CloudTrail action',
  severity: 'high',
  resourceType: 'AWS::IAM::Group',
  needs: principalNeeds,
  why: 'It covers stopping and deleting the trails, which is how an intruder would begin.',
  remedy: {
    text: 'Grant the reading actions (Describe, Get, List, LookupEvents), and leave changes of trails to the pipeline or the security team.',
    cli: 'aws iam get-group-policy --group-name <group> --policy-name <policy>\naws iam put-group-policy --group-name <group> --policy-name <policy> --policy-document file://<policy.json>',
  },
  aliases: { prowler: ['iam_inline_policy_no_full_access_to_cloudtrail'] },

  evaluate: ({ data }) => judgeInlinePolicies(inlinePolicies(data.GroupPolicyList), fullAccessTo('cloudtrail', 'CloudTrail')),
});
