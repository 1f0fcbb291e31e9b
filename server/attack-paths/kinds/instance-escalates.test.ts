import { tryKind } from '../testing/try-kind';
import { admin, allow, anywhere, group, instance, network, role } from '../testing/world';
import { instanceEscalates } from './instance-escalates';

const world = [...network(), group([anywhere(443)]), instance()];

tryKind(instanceEscalates, {
  bad: [...world, role([allow(['iam:PassRole', 'lambda:CreateFunction', 'lambda:InvokeFunction'])])],
  good: {
    'with half of what it takes': [...world, role([allow(['lambda:CreateFunction', 'lambda:InvokeFunction'])])],
    'for an administrator, who needs no detour': [...world, role([admin])],
    'where it may pass one certain role': [
      ...world,
      role([allow('iam:PassRole', 'arn:aws:iam::111122223333:role/small'), allow(['lambda:CreateFunction', 'lambda:InvokeFunction'])]),
    ],
  },
  fix: /Take iam:PassRole/,
  over: ['Internet', 'web', 'app'],
});
