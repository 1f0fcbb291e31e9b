import { tryKind } from '../testing/try-kind';
import { admin, allow, policyOf, role } from '../testing/world';
import { roleWorkflowPower } from './role-workflow-power';

const trusting = (statements: object[], sub: string) =>
  role(statements, {
    AssumeRolePolicyDocument: policyOf({
      Effect: 'Allow',
      Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com' },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringLike: { 'token.actions.githubusercontent.com:sub': sub } },
    }),
  });

tryKind(roleWorkflowPower, {
  bad: [trusting([admin], 'repo:*')],
  good: {
    'for one repository': [trusting([admin], 'repo:lumen/shop:*')],
    'on a role that does one thing': [trusting([allow('sqs:SendMessage')], 'repo:*')],
  },
  fix: /Bind the subject/,
  over: ['Any workflow of the provider', 'app'],
});
