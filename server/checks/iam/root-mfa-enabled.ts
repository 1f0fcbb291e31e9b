import { defineCheck, pass } from '../define-check';
import { withRootMfa } from '../shared/root-user';

export const check = defineCheck({
  id: 'iam/root-mfa-enabled',
  title: 'The root user signs in with MFA',
  severity: 'critical',
  resourceType: 'AWS::IAM::AccountSettings',
  needs: ['iam:GetAccountSummary'],
  why: 'One guessed or phished password is then enough to own the whole account: no policy limits the root user.',
  remedy: {
    text: 'Register at least one MFA device for root, best two security keys kept in different places. In an organization, root credentials of member accounts can be removed altogether.',
    console: 'Sign in as root → account menu → Security credentials → Multi-factor authentication → Assign MFA device.',
  },
  aliases: { prowler: ['iam_root_mfa_enabled'], securityHub: ['IAM.9'] },
  requirements: { 'cis-3.0': ['1.5'], 'cis-5.0': ['1.4'], 'cis-7.0': ['2.5'] },
  evaluate: ({ data }) => withRootMfa(data, () => pass('The root user has MFA', { rootMfa: true })),
});
