import { tryKind } from '../testing/try-kind';
import { admin, allow, anywhere, group, instance, network, role } from '../testing/world';
import { instanceLoginAdmin } from './instance-login-admin';

const tokens = { MetadataOptions: { HttpTokens: 'required' as const } };

tryKind(instanceLoginAdmin, {
  bad: [...network(), group([anywhere(22), anywhere(443)]), instance(tokens), role([admin])],
  good: {
    'with nothing but a web page open': [...network(), group([anywhere(443)]), instance(tokens), role([admin])],
    'for known addresses': [...network(), group([anywhere(22, '198.51.100.0/28')]), instance(tokens), role([admin])],
    'with a role that does one thing': [...network(), group(), instance(tokens), role([allow('sqs:SendMessage')])],
  },
  fix: /addresses that you know in on tcp 22 in/,
  over: ['Internet', 'web', 'app'],
});
