import { defineCheck } from '../define-check';
import { principalNeeds } from '../shared/principal-power';
import { judgeTrusts } from '../shared/role-trust';

export const check = defineCheck({
  id: 'iam/role-trust-not-public',
  title: 'No role trusts all of AWS',
  severity: 'critical',
  resourceType: 'AWS::IAM::Role',
  needs: principalNeeds,
  why: 'Anybody with an AWS account of their own can assume the role, if they only guess its name.',
  remedy: {
    text: 'Name the accounts, or the single roles, that may assume the role; for a whole organization add a condition on aws:PrincipalOrgID.',
    cli: 'aws iam update-assume-role-policy --role-name <role> --policy-document file://<trust-policy.json>',
  },
  aliases: {},
  evaluate: (role, _snapshot, context) =>
    judgeTrusts(role, context, {
      concerns: ({ kind }) => kind === 'anyone' || kind === 'account' || kind === 'organization',
      isLoose: ({ kind }) => kind === 'anyone',
      otherwise: 'The role trusts no principals of other accounts',
      loose: () => 'Any AWS account can assume the role',
      firm: 'The role names the other accounts that may assume it',
    }),
});
