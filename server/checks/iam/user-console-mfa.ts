import { defineCheck, fail, pass } from '../define-check';
import { userReportNeeds, withPassword } from '../shared/credential-report';

export const check = defineCheck({
  id: 'iam/user-console-mfa',
  title: 'IAM users with a console password use MFA',
  severity: 'high',
  resourceType: 'AWS::IAM::User',
  needs: userReportNeeds,
  why: 'A phished or reused password alone then opens the console with all that the user may do.',
  remedy: {
    text: 'Have the user register an MFA device, and deny everything but that until it is done. Take the password away from users that are no people.',
    console: 'IAM → Users → the user → Security credentials → Assign MFA device.',
    cli: 'aws iam enable-mfa-device --user-name <user> --serial-number <device-arn> --authentication-code1 <code> --authentication-code2 <next-code>',
  },
  aliases: { prowler: ['iam_user_mfa_enabled_console_access'], securityHub: ['IAM.5'] },
  requirements: { 'cis-3.0': ['1.10'], 'cis-5.0': ['1.9'], 'cis-7.0': ['2.10'], fsbp: ['IAM.5', 'IAM.19'] },
  evaluate: ({ data }) =>
    withPassword(data, ({ mfaActive }) =>
      mfaActive ? pass('The user has a password and MFA', { mfa: true }) : fail('The user has a password and no MFA', { mfa: false }),
    ),
});
