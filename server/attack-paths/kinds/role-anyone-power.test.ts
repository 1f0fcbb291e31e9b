import { tryKind } from '../testing/try-kind';
import { admin, allow, policyOf, role } from '../testing/world';
import { roleAnyonePower } from './role-anyone-power';

const trusting = (statements: object[], condition: object = {}) =>
  role(statements, {
    AssumeRolePolicyDocument: policyOf({ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole', ...condition }),
  });

tryKind(roleAnyonePower, {
  bad: [trusting([admin])],
  good: {
    'within an organization': [trusting([admin], { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } })],
    'on a role that does one thing': [trusting([allow('sqs:SendMessage')])],
    'on a role that trusts a service': [role([admin])],
  },
  fix: /who may assume it/,
  over: ['Any AWS account', 'app'],
});
