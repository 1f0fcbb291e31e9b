import { defineCheck } from '../define-check';
import { inlinePolicies } from '../shared/policy-documents';
import { judgeAdministrator, principalNeeds } from '../shared/principal-power';

export const check = defineCheck({
  id: 'iam/user-no-admin',
  title: 'No IAM user is an administrator by its own policies',
  severity: 'critical',
  resourceType: 'AWS::IAM::User',
  needs: principalNeeds,
  reads: [{ type: 'AWS::IAM::ManagedPolicy', scope: 'account' }],
  why: 'A user has a password or keys that do not expire; one leak of them hands over the whole account.',
  remedy: {
    text: 'Take the policy off the user. Give administrators a role that they assume with MFA, best by IAM Identity Center.',
    cli: 'aws iam detach-user-policy --user-name <user> --policy-arn arn:aws:iam::aws:policy/AdministratorAccess',
  },
  aliases: { prowler: ['iam_user_administrator_access_policy'] },
  evaluate: ({ data }, snapshot) => judgeAdministrator(data, inlinePolicies(data.UserPolicyList), 'user', snapshot),
});
