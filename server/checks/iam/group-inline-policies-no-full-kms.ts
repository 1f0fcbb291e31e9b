import { defineCheck } from '../define-check';
import { inlinePolicies } from '../shared/policy-documents';
import { fullAccessTo, judgeInlinePolicies } from '../shared/policy-questions';
import { principalNeeds } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/group-inline-policies-no-full-kms',
  title: 'Inline policies of groups do not allow every KMS action',
  severity: 'medium',
  resourceType: 'AWS::IAM::Group',
  needs: principalNeeds,
  why: 'It covers use and administration of all keys: decrypting what they protect, and scheduling their deletion.',
  remedy: {
    text: 'Name the actions and keys in use, and part those who administer keys from those who use them.',
    cli: 'aws iam get-group-policy --group-name <group> --policy-name <policy>\naws iam put-group-policy --group-name <group> --policy-name <policy> --policy-document file://<policy.json>',
  },
  aliases: { prowler: ['iam_inline_policy_no_full_access_to_kms'] },

  evaluate: ({ data }) => judgeInlinePolicies(inlinePolicies(data.GroupPolicyList), fullAccessTo('kms', 'KMS')),
});
