import { expect, it } from 'vitest';
import { pathsOf, tryKind } from '../testing/try-kind';
import { admin, allow, functionArn, lambda, open, role } from '../testing/world';
import { functionUrlPower } from './function-url-power';

const url = (AuthType: 'NONE' | 'AWS_IAM') => ({
  FunctionUrl: undefined,
  FunctionArn: functionArn,
  AuthType,
  CreationTime: '',
  LastModifiedTime: '',
});
const everybody = open('lambda:InvokeFunctionUrl', functionArn);

tryKind(functionUrlPower, {
  bad: [lambda({ url: url('NONE'), policy: everybody }), role([admin])],
  good: {
    'with a URL that asks for a signature': [lambda({ url: url('AWS_IAM'), policy: everybody }), role([admin])],
    'where the policy lets nobody call the URL': [lambda({ url: url('NONE') }), role([admin])],
    'with a role that does one thing': [lambda({ url: url('NONE'), policy: everybody }), role([allow('sqs:SendMessage')])],
  },
  fix: /auth type of the URL/,
  over: ['Internet', 'pay', 'app'],
});

it('is possible where the policy of the function was refused', () => {
  const [path] = pathsOf(functionUrlPower, [lambda({ url: url('NONE'), policy: undefined }), role([admin])]);
  expect(path?.evidence).toBe('possible');
});
