import { defineCheck, fail, notApplicable, pass } from '../define-check';
import { isAttached } from '../shared/customer-policy';
import { documentOf, isAwsManaged } from '../shared/policy-documents';
import { administration, judgePolicies } from '../shared/policy-questions';
import { principalNeeds } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/aws-admin-policy-unattached',
  title: "AWS's own policies that allow everything are attached to nobody",
  severity: 'high',
  resourceType: 'AWS::IAM::ManagedPolicy',
  needs: principalNeeds,
  reads: [
    { type: 'AWS::IAM::User', scope: 'account' },
    { type: 'AWS::IAM::Group', scope: 'account' },
    { type: 'AWS::IAM::Role', scope: 'account' },
  ],
  why: 'Each principal with such a policy is a way to the whole account; there should be few, known and guarded ones.',
  remedy: {
    text: 'Replace the policy by narrower ones. For the administrators that remain, keep one role that demands MFA, and make an exception for it here.',
    cli: 'aws iam list-entities-for-policy --policy-arn arn:aws:iam::aws:policy/AdministratorAccess\naws iam detach-role-policy --role-name <role> --policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
  },
  differs: 'Not critical: an administrator role behind MFA is how most accounts are run; users are judged on their own.',
  aliases: { prowler: ['iam_aws_attached_policy_no_administrative_privileges'], securityHub: ['IAM.1'] },
  requirements: { 'cis-3.0': ['1.16'], 'cis-5.0': ['1.15'], 'cis-7.0': ['2.14'], fsbp: ['IAM.1'] },
  evaluate: (policy, snapshot) => {
    if (!isAwsManaged(policy.arn)) return notApplicable('The policy belongs to the account');
    const verdict = judgePolicies([{ name: policy.id, source: 'attached', policy: documentOf(policy.data) }], administration, 'The policy');
    if (verdict.status !== 'fail') return verdict;
    const principals = [...snapshot.list('AWS::IAM::User'), ...snapshot.list('AWS::IAM::Group'), ...snapshot.list('AWS::IAM::Role')];
    const holders = principals
      .flatMap(({ arn, data }) => (data.AttachedManagedPolicies?.some(({ PolicyArn }) => PolicyArn === policy.arn) ? [arn] : []))
      .sort();
    const evidence = { attachments: policy.data.AttachmentCount ?? 0, attachedTo: holders.slice(0, 20) };
    if (!isAttached(policy) && holders.length === 0) return pass('The policy allows everything, and is attached to nobody', evidence);
    return fail(
      `The policy allows everything, and is attached to ${holders.length === 1 ? holders[0] : `${holders.length || evidence.attachments} principals`}`,
      evidence,
    );
  },
});
