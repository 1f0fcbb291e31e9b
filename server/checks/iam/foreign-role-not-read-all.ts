import { roleTrusts } from '@/server/aws/policy/questions';
import { defineCheck, fail, notApplicable, pass } from '../define-check';
import { isAwsManaged } from '../shared/policy-documents';
import { principalNeeds } from '../shared/principal-power';
import { withTrustPolicy } from '../shared/role-trust';

export const check = defineCheck({
  id: 'iam/foreign-role-not-read-all',
  title: 'Other accounts cannot read everything',
  severity: 'high',
  resourceType: 'AWS::IAM::Role',
  needs: principalNeeds,
  why: 'ReadOnlyAccess reads the data too: objects in S3, items of DynamoDB, messages, logs, parameters. Whoever breaks into the other account reads them all.',
  remedy: {
    text: 'Replace ReadOnlyAccess by SecurityAudit or ViewOnlyAccess, which see settings and not contents, and add single actions where the other side shows a need.',
    cli: 'aws iam attach-role-policy --role-name <role> --policy-arn arn:aws:iam::aws:policy/SecurityAudit\naws iam detach-role-policy --role-name <role> --policy-arn arn:aws:iam::aws:policy/ReadOnlyAccess',
  },
  aliases: { prowler: ['iam_role_cross_account_readonlyaccess_policy'] },
  evaluate: (role, _snapshot, { account, partition }) =>
    withTrustPolicy(role, (policy) => {
      const outsiders = roleTrusts(policy, { account, partition }).filter(
        ({ kind }) => kind === 'anyone' || kind === 'account' || kind === 'organization',
      );
      if (outsiders.length === 0) return notApplicable('The role trusts no principals of other accounts');
      const evidence = {
        trusts: outsiders.map(({ statement, kind, principals, accounts }) => ({ statement, kind, principals, accounts })),
      };
      const readsAll = role.data.AttachedManagedPolicies?.some(
        ({ PolicyArn = '' }) => isAwsManaged(PolicyArn) && PolicyArn.endsWith('/ReadOnlyAccess'),
      );
      if (!readsAll) return pass('Other accounts may assume the role, which does not carry ReadOnlyAccess', evidence);
      const accounts = [...new Set(outsiders.flatMap((trust) => trust.accounts))];
      return fail(
        `${accounts.length > 0 ? accounts.slice(0, 3).join(', ') : 'Other accounts'} can read everything here by this role`,
        evidence,
      );
    }),
});
