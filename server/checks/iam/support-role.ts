import { defineCheck } from '../define-check';
import { accountItself } from '../shared/account-level';
import { judgeRoleWith } from '../shared/attached-role';

export const check = defineCheck({
  id: 'iam/support-role',
  title: 'There is a role for working with AWS Support',
  severity: 'low',
  resourceType: 'AWS::Account::Account',
  needs: [...accountItself, 'iam:GetAccountAuthorizationDetails'],
  reads: [{ type: 'AWS::IAM::Role', scope: 'account' }],
  why: 'In an incident, people without such a role lose time, or reach for administrator credentials to open a support case.',
  remedy: {
    text: 'Make a role that those who handle incidents may assume, and attach AWSSupportAccess to it.',
    cli: 'aws iam create-role --role-name <support-role> --assume-role-policy-document file://<trust-policy.json>\naws iam attach-role-policy --role-name <support-role> --policy-arn arn:aws:iam::aws:policy/AWSSupportAccess',
    terraform:
      'resource "aws_iam_role_policy_attachment" "support" {\n  role       = "<support-role>"\n  policy_arn = "arn:aws:iam::aws:policy/AWSSupportAccess"\n}',
  },
  aliases: { prowler: ['iam_support_role_created'], securityHub: ['IAM.18'] },
  requirements: { 'cis-3.0': ['1.17'], 'cis-5.0': ['1.16'], 'cis-7.0': ['2.15'] },
  evaluate: (_account, snapshot) => judgeRoleWith('AWSSupportAccess', snapshot),
});
