import { defineCheck } from '../define-check';
import { inlinePolicies } from '../shared/policy-documents';
import { escalation, judgeInlinePolicies } from '../shared/policy-questions';
import { principalNeeds } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/user-inline-policies-no-escalation',
  title: 'Inline policies of users open no way to more permissions',
  severity: 'high',
  resourceType: 'AWS::IAM::User',
  needs: principalNeeds,
  why: 'The holder can become an administrator by a few calls that are each allowed, and nobody reads inline policies.',
  remedy: {
    text: 'Take one action out of each path in the evidence, or bind it to resources by name: iam:PassRole to the roles that are really passed.',
    cli: 'aws iam get-user-policy --user-name <user> --policy-name <policy>\naws iam put-user-policy --user-name <user> --policy-name <policy> --policy-document file://<policy.json>',
  },
  aliases: { prowler: ['iam_inline_policy_allows_privilege_escalation'] },

  evaluate: ({ data }) => judgeInlinePolicies(inlinePolicies(data.UserPolicyList), escalation),
});
