import { defineCheck } from '../define-check';
import { judgePasswordPolicy, passwordPolicyNeeds, passwordPolicyRemedy } from '../shared/password-policy';

export const check = defineCheck({
  id: 'iam/password-policy-reuse',
  title: 'IAM passwords cannot be used again soon',
  severity: 'medium',
  resourceType: 'AWS::IAM::AccountSettings',
  needs: passwordPolicyNeeds,
  why: 'A password that leaked once comes back into force when its owner may return to it.',
  remedy: passwordPolicyRemedy('Set the number of passwords to remember to 24, which is the most that AWS offers.'),
  aliases: { prowler: ['iam_password_policy_reuse_24'], securityHub: ['IAM.16'] },
  requirements: { 'cis-3.0': ['1.9'], 'cis-5.0': ['1.8'], 'cis-7.0': ['2.9'], fsbp: ['IAM.7', 'IAM.10'] },
  parameters: {
    remembered: { default: 24, min: 1, max: 24, description: 'How many earlier passwords must be refused', source: 'CIS 5.0 1.8' },
  },
  evaluate: ({ data }, _snapshot, { parameters: { remembered = 24 } }) =>
    judgePasswordPolicy(data, {
      value: ({ PasswordReusePrevention }) => PasswordReusePrevention,
      isMet: ({ PasswordReusePrevention = 0 }) => PasswordReusePrevention >= remembered,
      met: ({ PasswordReusePrevention = 0 }) => `The last ${PasswordReusePrevention} passwords are refused`,
      unmet: ({ PasswordReusePrevention = 0 }) =>
        PasswordReusePrevention > 0
          ? `Only the last ${PasswordReusePrevention} passwords are refused`
          : 'Earlier passwords may be used again',
    }),
});
