import { defineCheck } from '../define-check';
import { judgeCustomerPolicy } from '../shared/customer-policy';
import { fullAccessTo } from '../shared/policy-questions';
import { principalNeeds } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/customer-policy-no-full-kms',
  title: 'Customer-managed policies do not allow every KMS action',
  severity: 'medium',
  resourceType: 'AWS::IAM::ManagedPolicy',
  needs: principalNeeds,
  why: 'It covers use and administration of all keys: decrypting what they protect, changing who may use them, and scheduling their deletion.',
  remedy: {
    text: 'Name the actions and keys in use, and part those who administer keys from those who use them.',
    cli: 'aws iam create-policy-version --policy-arn <policy-arn> --policy-document file://<policy.json> --set-as-default',
  },
  aliases: { prowler: ['iam_policy_no_full_access_to_kms'] },
  evaluate: (policy) => judgeCustomerPolicy(policy, fullAccessTo('kms', 'KMS')),
});
