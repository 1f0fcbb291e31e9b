import { defineCheck } from '../define-check';
import { judgeRequiredCharacter, passwordPolicyNeeds, passwordPolicyRemedy } from '../shared/password-policy';

export const check = defineCheck({
  id: 'iam/password-policy-uppercase',
  title: 'IAM passwords contain an upper-case letter',
  severity: 'medium',
  resourceType: 'AWS::IAM::AccountSettings',
  needs: passwordPolicyNeeds,
  why: 'Passwords of one kind of character are guessed sooner.',
  remedy: passwordPolicyRemedy('Require an upper-case letter.'),
  aliases: { prowler: ['iam_password_policy_uppercase'], securityHub: ['IAM.11'] },
  requirements: { fsbp: ['IAM.7', 'IAM.10'] },
  evaluate: ({ data }) => judgeRequiredCharacter(data, 'RequireUppercaseCharacters', 'an upper-case letter'),
});
