import { tryKind } from '../testing/try-kind';
import { admin, allow, calledFor, functionArn, lambda, open, role } from '../testing/world';
import { functionOpenInvoke } from './function-open-invoke';

const fn = lambda({ policy: open('lambda:InvokeFunction', functionArn) });

tryKind(functionOpenInvoke, {
  bad: [fn, role([admin])],
  good: {
    'where one bucket calls it': [lambda({ policy: calledFor('s3', 'arn:aws:s3:::in') }), role([admin])],
    'with a role that does one thing': [fn, role([allow('sqs:SendMessage')])],
  },
  fix: /permission for everybody/,
  over: ['Any AWS account', 'pay', 'app'],
});
