import { tryKind } from '../testing/try-kind';
import { open, secret } from '../testing/world';
import { secretPublic } from './secret-public';

tryKind(secretPublic, {
  bad: [secret({ policy: open('secretsmanager:GetSecretValue', '*') })],
  good: {
    'for its description only': [secret({ policy: open('secretsmanager:DescribeSecret', '*') })],
    'without a policy': [secret()],
  },
  fix: /Take the statement Everybody/,
  over: ['Any AWS account', 'shop/database'],
});
