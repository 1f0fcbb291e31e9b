import { defineCheck } from '../define-check';
import { inlinePolicies } from '../shared/policy-documents';
import { fullAccessTo, judgeInlinePolicies } from '../shared/policy-questions';
import { principalNeeds } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/user-inline-policies-no-full-kms',
  title: 'Inline policies of users do not allow every KMS action',
  severity: 'medium',
  resourceType: 'AWS::IAM::User',
  needs: principalNeeds,
  why: 'It covers use and administration of all keys: decrypting what they protect, and scheduling their deletion.',
  remedy: {
    text: 'Name the actions and keys in use, and part those who administer keys from those who use them.',
    cli: 'aws iam get-user-policy --user-name <user> --policy-name <policy>\naws iam put-user-policy --user-name <user> --policy-name <policy> --policy-document file://<policy.json>',
  },
  aliases: { prowler: ['iam_inline_policy_no_full_access_to_kms'] },

  evaluate: ({ data }) => judgeInlinePolicies(inlinePolicies(data.UserPolicyList), fullAccessTo('kms', 'KMS')),
});
