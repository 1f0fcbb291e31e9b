import { defineCheck } from '../define-check';
import { inlinePolicies } from '../shared/policy-documents';
import { administration, judgeInlinePolicies } from '../shared/policy-questions';
import { principalNeeds } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/group-inline-policies-no-admin',
  title: 'Inline policies of groups do not allow everything',
  severity: 'critical',
  resourceType: 'AWS::IAM::Group',
  needs: principalNeeds,
  why: 'Full control of the account hides in a policy that no list of policies shows.',
  remedy: {
    text: 'Replace the policy by one that names the actions and resources in use, best a managed one that reviews will see.',
    cli: 'aws iam get-group-policy --group-name <group> --policy-name <policy>\naws iam put-group-policy --group-name <group> --policy-name <policy> --policy-document file://<policy.json>',
  },
  aliases: { prowler: ['iam_inline_policy_no_administrative_privileges'], securityHub: ['IAM.1'] },
  requirements: { fsbp: ['IAM.1'] },
  evaluate: ({ data }) => judgeInlinePolicies(inlinePolicies(data.GroupPolicyList), administration),
});
