import { defineCheck } from '../define-check';
import { judgeRequiredCharacter, passwordPolicyNeeds, passwordPolicyRemedy } from '../shared/password-policy';

export const check = defineCheck({
  id: 'iam/password-policy-number',
  title: 'IAM passwords contain a digit',
  severity: 'medium',
  resourceType: 'AWS::IAM::AccountSettings',
  needs: passwordPolicyNeeds,
  why: 'Passwords of one kind of character are guessed sooner.',
  remedy: passwordPolicyRemedy('Require a digit.'),
  aliases: { prowler: ['iam_password_policy_number'], securityHub: ['IAM.14'] },
  requirements: { fsbp: ['IAM.7', 'IAM.10'] },
  evaluate: ({ data }) => judgeRequiredCharacter(data, 'RequireNumbers', 'a digit'),
});
