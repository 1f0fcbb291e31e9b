import { tryKind } from '../testing/try-kind';
import { allow, anywhere, group, instance, network, open, role, secret } from '../testing/world';
import { instanceSecrets } from './instance-secrets';

const world = [...network(), group([anywhere(443)]), instance()];
const reader = role([allow('secretsmanager:GetSecretValue')]);
const refusing = JSON.stringify({
  Statement: [{ Effect: 'Deny', Principal: '*', Action: 'secretsmanager:GetSecretValue', Resource: '*' }],
});

tryKind(instanceSecrets, {
  bad: [...world, reader, secret()],
  good: {
    'where there is no secret': [...world, reader],
    'with a role that lists secrets only': [...world, role([allow('secretsmanager:ListSecrets')]), secret()],
    'where the secret refuses everybody': [...world, reader, secret({ policy: refusing })],
    'with a role that reads another secret': [...world, role([allow('secretsmanager:GetSecretValue', open('x', 'y'))]), secret()],
  },
  fix: /Take the right to read the secret/,
  over: ['Internet', 'web', 'app', 'shop/database'],
});
