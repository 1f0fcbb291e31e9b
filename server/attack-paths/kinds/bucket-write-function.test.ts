import { tryKind } from '../testing/try-kind';
import { accountSettings, admin, allow, bucket, calledFor, functionArn, lambda, open, role } from '../testing/world';
import { bucketWriteFunction } from './bucket-write-function';

const notification = { LambdaFunctionConfigurations: [{ LambdaFunctionArn: functionArn, Events: ['s3:ObjectCreated:*' as const] }] };
const writable = open('s3:PutObject', 'arn:aws:s3:::customer-exports/*');
const fn = lambda({ policy: calledFor('s3', 'arn:aws:s3:::customer-exports') });

tryKind(bucketWriteFunction, {
  bad: [accountSettings(), bucket({ policy: writable, notification }), fn, role([admin])],
  good: {
    'where nobody writes': [accountSettings(), bucket({ notification }), fn, role([admin])],
    'without a notification': [accountSettings(), bucket({ policy: writable }), fn, role([admin])],
    'with a role that does one thing': [
      accountSettings(),
      bucket({ policy: writable, notification }),
      fn,
      role([allow('sqs:SendMessage')]),
    ],
  },
  fix: /Block Public Access/,
  over: ['Internet', 'customer-exports', 'pay', 'app'],
});
