import { servicePrincipalGrants } from '@/server/aws/policy/questions';
import { defineCheck, fail, notApplicable, pass } from '../define-check';
import { principalNeeds } from '../shared/principal-power';
import { withTrustPolicy } from '../shared/role-trust';

/** Services whose documentation asks for aws:SourceAccount or aws:SourceArn in the trust policies of their roles. Others (EC2, Lambda, Backup) do not send them, and a condition on them would lock the service out. */
const accountable = new Set(
  [
    'amplify',
    'appsync',
    'bedrock',
    'codebuild',
    'datasync',
    'dms',
    'ecs-tasks',
    'lexv2',
    'logs',
    'monitoring.rds',
    'pipes',
    'sagemaker',
    'scheduler',
    'ssm',
    'states',
    'transfer',
    'vpc-flow-logs',
  ].map((name) => `${name}.amazonaws.com`),
);

const plain = (service: string) => service.toLowerCase().replace(/\.cn$/, '');

export const check = defineCheck({
  id: 'iam/role-confused-deputy',
  title: 'Roles for AWS services act for this account only',
  severity: 'medium',
  resourceType: 'AWS::IAM::Role',
  needs: principalNeeds,
  why: 'A service works for all its customers: somebody in another account who gives it the ARN of this role may have it act here for them.',
  remedy: {
    text: 'Add a condition on aws:SourceAccount with the number of this account, and where the resource is known one on aws:SourceArn.',
    cli: 'aws iam update-assume-role-policy --role-name <role> --policy-document file://<trust-policy.json>',
    terraform:
      'condition {\n  test     = "StringEquals"\n  variable = "aws:SourceAccount"\n  values   = [data.aws_caller_identity.current.account_id]\n}',
  },
  differs: 'Not high: the role’s ARN must be known, and the service must fail to check who passes it.',
  aliases: { prowler: ['iam_role_cross_service_confused_deputy_prevention'] },
  evaluate: (role, _snapshot, { account, partition }) =>
    withTrustPolicy(role, (policy) => {
      const named = policy.statements
        .filter(({ effect }) => effect === 'Allow')
        .flatMap(({ principals }) => principals ?? [])
        .filter(({ type, value }) => type === 'Service' && accountable.has(plain(value)));
      if (named.length === 0) return notApplicable('The role trusts no service that tells for which account it acts');
      const open = servicePrincipalGrants(policy, { account, partition }).filter(({ principals }) =>
        principals.some((value) => accountable.has(plain(value))),
      );
      const services = [...new Set(open.flatMap(({ principals }) => principals.filter((value) => accountable.has(plain(value)))))].sort();
      if (services.length === 0)
        return pass('The role tells services for which account they may use it', { services: named.map(({ value }) => value) });
      return fail(`${services.join(', ')} may use the role for any account`, {
        services,
        statements: open.map(({ statement }) => statement),
      });
    }),
});
