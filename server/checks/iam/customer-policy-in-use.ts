import { defineCheck, fail, notApplicable, pass } from '../define-check';
import { isAwsManaged } from '../shared/policy-documents';
import { principalNeeds } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/customer-policy-in-use',
  title: 'Customer-managed policies are in use',
  severity: 'low',
  resourceType: 'AWS::IAM::ManagedPolicy',
  needs: principalNeeds,
  why: 'Policies that nobody uses clutter reviews, and are attached one day without a look inside.',
  remedy: {
    text: 'Delete the policy, after its older versions, once you are sure that no template attaches it.',
    cli: 'aws iam list-policy-versions --policy-arn <policy-arn>\naws iam delete-policy-version --policy-arn <policy-arn> --version-id <old-version>\naws iam delete-policy --policy-arn <policy-arn>',
  },
  aliases: {},
  evaluate: ({ arn, data }) => {
    if (isAwsManaged(arn)) return notApplicable('The policy belongs to AWS');
    const evidence = { attachments: data.AttachmentCount ?? 0, boundaryOf: data.PermissionsBoundaryUsageCount ?? 0 };
    if (evidence.attachments > 0)
      return pass(
        `The policy is attached to ${evidence.attachments === 1 ? 'one principal' : `${evidence.attachments} principals`}`,
        evidence,
      );
    if (evidence.boundaryOf > 0) return pass('The policy is a permissions boundary', evidence);
    return fail('The policy is attached to nobody', evidence);
  },
});
