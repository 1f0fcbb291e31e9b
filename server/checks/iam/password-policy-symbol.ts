import { defineCheck } from '../define-check';
import { judgeRequiredCharacter, passwordPolicyNeeds, passwordPolicyRemedy } from '../shared/password-policy';

export const check = defineCheck({
  id: 'iam/password-policy-symbol',
  title: 'IAM passwords contain a symbol',
  severity: 'medium',
  resourceType: 'AWS::IAM::AccountSettings',
  needs: passwordPolicyNeeds,
  why: 'Passwords of one kind of character are guessed sooner.',
  remedy: passwordPolicyRemedy('Require a symbol.'),
  aliases: { prowler: ['iam_password_policy_symbol'], securityHub: ['IAM.13'] },
  requirements: { fsbp: ['IAM.7', 'IAM.10'] },
  evaluate: ({ data }) => judgeRequiredCharacter(data, 'RequireSymbols', 'a symbol'),
});
