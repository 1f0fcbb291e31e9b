import { tryKind } from '../testing/try-kind';
import { admin, allow, policyOf, role } from '../testing/world';
import { roleForeignPower } from './role-foreign-power';

const trusting = (statements: object[], condition: object = {}) =>
  role(statements, {
    AssumeRolePolicyDocument: policyOf({
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::999900001111:root' },
      Action: 'sts:AssumeRole',
      ...condition,
    }),
  });

tryKind(roleForeignPower, {
  bad: [trusting([admin])],
  good: {
    'with an external id': [trusting([admin], { Condition: { StringEquals: { 'sts:ExternalId': 'x-1' } } })],
    'on a role that does one thing': [trusting([allow('sqs:SendMessage')])],
    'on a role that trusts a service': [role([admin])],
  },
  fix: /external id/,
  over: ['Account 999900001111', 'app'],
});
