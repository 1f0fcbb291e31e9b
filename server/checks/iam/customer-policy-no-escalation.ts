import { defineCheck } from '../define-check';
import { judgeCustomerPolicy } from '../shared/customer-policy';
import { escalation } from '../shared/policy-questions';
import { principalNeeds } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/customer-policy-no-escalation',
  title: 'Customer-managed policies open no way to more permissions',
  severity: 'high',
  resourceType: 'AWS::IAM::ManagedPolicy',
  needs: principalNeeds,
  why: 'Who has the policy can make an administrator of themselves by a few calls that are each allowed.',
  remedy: {
    text: 'Take one action out of each path in the evidence, or bind it to resources by name: iam:PassRole to the roles that are really passed, policy changes to a path with a permissions boundary.',
    cli: 'aws iam create-policy-version --policy-arn <policy-arn> --policy-document file://<policy.json> --set-as-default',
  },
  aliases: { prowler: ['iam_policy_allows_privilege_escalation'] },
  evaluate: (policy) => judgeCustomerPolicy(policy, escalation),
});
