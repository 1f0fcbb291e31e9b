import { defineCheck } from '../define-check';
import { principalNeeds } from '../shared/principal-power';
import { judgeTrusts } from '../shared/role-trust';

export const check = defineCheck({
  id: 'iam/role-trust-oidc-subject',
  title: 'Roles for OIDC identities name whose they are',
  severity: 'critical',
  resourceType: 'AWS::IAM::Role',
  needs: principalNeeds,
  why: 'GitHub and the like sign tokens for all their customers: without a condition on the subject, a workflow in any repository of the world gets into the role.',
  remedy: {
    text: 'Add a condition on the sub claim that names the repository and branch, project or service account, with no wildcard in the part that tells the owner.',
    cli: 'aws iam update-assume-role-policy --role-name <role> --policy-document file://<trust-policy.json>',
    terraform:
      'condition {\n  test     = "StringEquals"\n  variable = "token.actions.githubusercontent.com:sub"\n  values   = ["repo:<owner>/<repository>:ref:refs/heads/<branch>"]\n}',
  },
  aliases: {},
  evaluate: (role, _snapshot, context) =>
    judgeTrusts(role, context, {
      concerns: ({ kind }) => kind === 'oidc',
      isLoose: ({ problem }) => problem !== null,
      otherwise: 'The role trusts no OIDC provider',
      loose: (names) => `Any identity of ${names} can assume the role`,
      firm: 'The role names the identities of the provider that may assume it',
    }),
});
