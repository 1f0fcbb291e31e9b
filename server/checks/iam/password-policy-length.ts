import { defineCheck } from '../define-check';
import { judgePasswordPolicy, passwordPolicyNeeds, passwordPolicyRemedy } from '../shared/password-policy';

export const check = defineCheck({
  id: 'iam/password-policy-length',
  title: 'IAM passwords have at least 14 characters',
  severity: 'medium',
  resourceType: 'AWS::IAM::AccountSettings',
  needs: passwordPolicyNeeds,
  why: 'Short passwords fall to guessing, and to cracking wherever the same one leaked elsewhere.',
  remedy: passwordPolicyRemedy('Set the minimum length to 14 or more.'),
  aliases: { prowler: ['iam_password_policy_minimum_length_14'], securityHub: ['IAM.15'] },
  requirements: { 'cis-3.0': ['1.8'], 'cis-5.0': ['1.7'], 'cis-7.0': ['2.8'], fsbp: ['IAM.7', 'IAM.10'] },
  parameters: {
    length: { default: 14, min: 8, max: 128, description: 'Shortest password that is long enough, in characters', source: 'CIS 5.0 1.7' },
  },
  evaluate: ({ data }, _snapshot, { parameters: { length = 14 } }) =>
    judgePasswordPolicy(data, {
      value: ({ MinimumPasswordLength }) => MinimumPasswordLength,
      isMet: ({ MinimumPasswordLength = 0 }) => MinimumPasswordLength >= length,
      met: ({ MinimumPasswordLength = 0 }) => `Passwords have at least ${MinimumPasswordLength} characters`,
      unmet: ({ MinimumPasswordLength = 0 }) => `Passwords of ${MinimumPasswordLength} characters are accepted`,
    }),
});
