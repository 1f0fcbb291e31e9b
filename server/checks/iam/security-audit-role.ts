import { defineCheck } from '../define-check';
import { accountItself } from '../shared/account-level';
import { judgeRoleWith } from '../shared/attached-role';

export const check = defineCheck({
  id: 'iam/security-audit-role',
  title: 'There is a role for security audits',
  severity: 'low',
  resourceType: 'AWS::Account::Account',
  needs: [...accountItself, 'iam:GetAccountAuthorizationDetails'],
  reads: [{ type: 'AWS::IAM::Role', scope: 'account' }],
  why: 'Auditors and scanners without a reading role of their own end up with more rights than they need, or see nothing.',
  remedy: {
    text: 'Make a role for those who review security, and attach SecurityAudit to it.',
    cli: 'aws iam attach-role-policy --role-name <audit-role> --policy-arn arn:aws:iam::aws:policy/SecurityAudit',
    terraform:
      'resource "aws_iam_role_policy_attachment" "audit" {\n  role       = "<audit-role>"\n  policy_arn = "arn:aws:iam::aws:policy/SecurityAudit"\n}',
  },
  aliases: { prowler: ['iam_securityaudit_role_created'] },
  evaluate: (_account, snapshot) => judgeRoleWith('SecurityAudit', snapshot),
});
