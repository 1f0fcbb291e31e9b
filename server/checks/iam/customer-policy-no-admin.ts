import { defineCheck, notApplicable } from '../define-check';
import { isAttached, judgeCustomerPolicy } from '../shared/customer-policy';
import { administration } from '../shared/policy-questions';
import { principalNeeds } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/customer-policy-no-admin',
  title: 'Attached customer-managed policies do not allow everything',
  severity: 'high',
  resourceType: 'AWS::IAM::ManagedPolicy',
  needs: principalNeeds,
  why: 'Whoever has the policy owns the account, under a name that does not say so.',
  remedy: {
    text: 'Write a new default version that names the actions and resources in use, and try it on one principal first.',
    cli: 'aws iam list-entities-for-policy --policy-arn <policy-arn>\naws iam create-policy-version --policy-arn <policy-arn> --policy-document file://<policy.json> --set-as-default',
  },
  aliases: { prowler: ['iam_customer_attached_policy_no_administrative_privileges'], securityHub: ['IAM.1'] },
  requirements: { 'cis-3.0': ['1.16'], 'cis-5.0': ['1.15'], 'cis-7.0': ['2.14'], fsbp: ['IAM.1'] },
  evaluate: (policy) =>
    isAttached(policy) ? judgeCustomerPolicy(policy, administration) : notApplicable('The policy is attached to nobody'),
});
