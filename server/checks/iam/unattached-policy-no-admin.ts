import { defineCheck, notApplicable } from '../define-check';
import { isAttached, judgeCustomerPolicy } from '../shared/customer-policy';
import { administration } from '../shared/policy-questions';
import { principalNeeds } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/unattached-policy-no-admin',
  title: 'No customer-managed policy that allows everything is kept in store',
  severity: 'medium',
  resourceType: 'AWS::IAM::ManagedPolicy',
  needs: principalNeeds,
  why: 'Attaching it takes one call, by somebody who may not know what is in it, or by an intruder who looks for just that.',
  remedy: {
    text: 'Delete the policy: AdministratorAccess of AWS is there for the rare case.',
    cli: 'aws iam delete-policy --policy-arn <policy-arn>',
  },
  aliases: { prowler: ['iam_customer_unattached_policy_no_administrative_privileges'] },
  evaluate: (policy) => (isAttached(policy) ? notApplicable('The policy is attached') : judgeCustomerPolicy(policy, administration)),
});
