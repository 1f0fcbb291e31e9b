import { defineCheck, fail, pass } from '../define-check';
import { accountItself } from '../shared/account-level';
import { isAwsManaged } from '../shared/policy-documents';

const isCloudShell = ({ PolicyArn = '' }: { PolicyArn?: string }) =>
  isAwsManaged(PolicyArn) && PolicyArn.endsWith('/AWSCloudShellFullAccess');

export const check = defineCheck({
  id: 'iam/cloudshell-full-access-unattached',
  title: 'Nobody has full access to CloudShell',
  severity: 'medium',
  resourceType: 'AWS::Account::Account',
  needs: [...accountItself, 'iam:GetAccountAuthorizationDetails'],
  reads: [
    { type: 'AWS::IAM::User', scope: 'account' },
    { type: 'AWS::IAM::Group', scope: 'account' },
    { type: 'AWS::IAM::Role', scope: 'account' },
  ],
  why: 'CloudShell with file transfer is a machine inside AWS with a way out to the internet, by which data can be carried off past the network of the company.',
  remedy: {
    text: 'Detach AWSCloudShellFullAccess, and grant a policy that leaves out cloudshell:GetFileUploadUrls and cloudshell:GetFileDownloadUrls to those who need a shell.',
    cli: 'aws iam list-entities-for-policy --policy-arn arn:aws:iam::aws:policy/AWSCloudShellFullAccess\naws iam detach-role-policy --role-name <role> --policy-arn arn:aws:iam::aws:policy/AWSCloudShellFullAccess',
  },
  aliases: { prowler: ['iam_policy_cloudshell_admin_not_attached'], securityHub: ['IAM.27'] },
  requirements: { 'cis-5.0': ['1.21'], 'cis-7.0': ['2.20'] },
  evaluate: (_account, snapshot) => {
    const principals = [...snapshot.list('AWS::IAM::User'), ...snapshot.list('AWS::IAM::Group'), ...snapshot.list('AWS::IAM::Role')];
    const holders = principals.flatMap(({ arn, data }) => (data.AttachedManagedPolicies?.some(isCloudShell) ? [arn] : [])).sort();
    if (holders.length === 0) return pass('AWSCloudShellFullAccess is attached to nobody');
    return fail(`AWSCloudShellFullAccess is attached to ${holders.length === 1 ? holders[0] : `${holders.length} principals`}`, {
      attachedTo: holders.slice(0, 20),
    });
  },
});
