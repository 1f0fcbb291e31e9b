import { tryKind } from '../testing/try-kind';
import { allow, bucket, functionArn, lambda, open, role } from '../testing/world';
import { functionUrlData } from './function-url-data';

const url = { FunctionUrl: undefined, FunctionArn: functionArn, AuthType: 'NONE' as const, CreationTime: '', LastModifiedTime: '' };
const fn = lambda({ url, policy: open('lambda:InvokeFunctionUrl', functionArn) });

tryKind(functionUrlData, {
  bad: [fn, role([allow('s3:GetObject')]), bucket()],
  good: {
    'without a URL': [lambda(), role([allow('s3:GetObject')]), bucket()],
    'with a role that writes only': [fn, role([allow('s3:PutObject')]), bucket()],
  },
  fix: /auth type of the URL/,
  over: ['Internet', 'pay', 'app', 'customer-exports'],
});
