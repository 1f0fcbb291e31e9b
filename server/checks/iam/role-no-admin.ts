import { defineCheck, notApplicable } from '../define-check';
import { inlinePolicies } from '../shared/policy-documents';
import { judgeAdministrator, principalNeeds } from '../shared/principal-power';
import { isIdentityCenterRole, isServiceLinked } from '../shared/role-trust';

export const check = defineCheck({
  id: 'iam/role-no-admin',
  title: 'No role is an administrator',
  severity: 'high',
  resourceType: 'AWS::IAM::Role',
  needs: principalNeeds,
  reads: [{ type: 'AWS::IAM::ManagedPolicy', scope: 'account' }],
  why: 'Whoever gets into what runs with the role, or may assume it, owns the account.',
  remedy: {
    text: "Grant the role what it needs: IAM's last-accessed data and policy generation from CloudTrail tell. A role for emergencies that few may assume with MFA is a case for an exception.",
    cli: 'aws iam detach-role-policy --role-name <role> --policy-arn arn:aws:iam::aws:policy/AdministratorAccess\naws iam generate-service-last-accessed-details --arn <role-arn>',
  },
  aliases: { prowler: ['iam_role_administratoraccess_policy'] },
  evaluate: (role, snapshot) => {
    if (isServiceLinked(role)) return notApplicable('The role is linked to a service of AWS, which alone can assume it');
    if (isIdentityCenterRole(role)) return notApplicable('The role is made by IAM Identity Center, where its permissions are decided');
    return judgeAdministrator(role.data, inlinePolicies(role.data.RolePolicyList), 'role', snapshot);
  },
});
