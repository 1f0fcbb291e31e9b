import { defineCheck } from '../define-check';
import { judgeRequiredCharacter, passwordPolicyNeeds, passwordPolicyRemedy } from '../shared/password-policy';

export const check = defineCheck({
  id: 'iam/password-policy-lowercase',
  title: 'IAM passwords contain a lower-case letter',
  severity: 'low',
  resourceType: 'AWS::IAM::AccountSettings',
  needs: passwordPolicyNeeds,
  why: 'Passwords of one kind of character are guessed sooner.',
  remedy: passwordPolicyRemedy('Require a lower-case letter.'),
  aliases: { prowler: ['iam_password_policy_lowercase'], securityHub: ['IAM.12'] },
  requirements: { fsbp: ['IAM.7', 'IAM.10'] },
  evaluate: ({ data }) => judgeRequiredCharacter(data, 'RequireLowercaseCharacters', 'a lower-case letter'),
});
