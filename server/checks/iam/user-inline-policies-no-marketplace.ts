import { defineCheck } from '../define-check';
import { inlinePolicies } from '../shared/policy-documents';
import { judgeInlinePolicies, subscribingToAnything } from '../shared/policy-questions';
import { principalNeeds } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/user-inline-policies-no-marketplace',
  title: 'Inline policies of users do not allow subscribing to any Marketplace product',
  severity: 'medium',
  resourceType: 'AWS::IAM::User',
  needs: principalNeeds,
  why: 'A subscription is a contract that costs money at once, and lets software or a model of somebody else in, without anybody having looked at it.',
  remedy: {
    text: 'Let one team subscribe, or name the products that may be subscribed to; with Private Marketplace the organization decides what can be.',
    cli: 'aws iam get-user-policy --user-name <user> --policy-name <policy>\naws iam put-user-policy --user-name <user> --policy-name <policy> --policy-document file://<policy.json>',
  },
  aliases: { prowler: ['iam_inline_policy_no_wildcard_marketplace_subscribe'] },
  evaluate: ({ data }) => judgeInlinePolicies(inlinePolicies(data.UserPolicyList), subscribingToAnything),
});
