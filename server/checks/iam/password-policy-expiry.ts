import { defineCheck } from '../define-check';
import { judgePasswordPolicy, passwordPolicyNeeds, passwordPolicyRemedy } from '../shared/password-policy';

export const check = defineCheck({
  id: 'iam/password-policy-expiry',
  title: 'IAM passwords expire within 90 days',
  severity: 'medium',
  resourceType: 'AWS::IAM::AccountSettings',
  needs: passwordPolicyNeeds,
  why: 'A stolen password that nobody notices stays good for ever.',
  remedy: passwordPolicyRemedy(
    'Let passwords expire after at most 90 days. Where people sign in by an identity provider, better remove IAM passwords altogether.',
  ),
  aliases: { prowler: ['iam_password_policy_expires_passwords_within_90_days_or_less'], securityHub: ['IAM.17'] },
  requirements: { fsbp: ['IAM.7', 'IAM.10'] },
  parameters: {
    days: { default: 90, min: 1, max: 1095, description: 'Longest life of a password, in days', source: 'PCI DSS 4.0 8.3.9' },
  },
  evaluate: ({ data }, _snapshot, { parameters: { days = 90 } }) =>
    judgePasswordPolicy(data, {
      value: ({ MaxPasswordAge }) => MaxPasswordAge,
      // 0 stands for 'never', as an absent value does.
      isMet: ({ MaxPasswordAge = 0 }) => MaxPasswordAge > 0 && MaxPasswordAge <= days,
      met: ({ MaxPasswordAge = 0 }) => `Passwords expire after ${MaxPasswordAge} days`,
      unmet: ({ MaxPasswordAge = 0 }) =>
        MaxPasswordAge > 0 ? `Passwords expire only after ${MaxPasswordAge} days` : 'Passwords never expire',
    }),
});
