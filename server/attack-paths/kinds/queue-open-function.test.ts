import { resourceOf } from '@/server/checks/shared/testing';
import type { AnyResource } from '@/server/collect/types';
import { tryKind } from '../testing/try-kind';
import { allow, bucket, functionArn, lambda, open, role } from '../testing/world';
import { queueOpenFunction } from './queue-open-function';

const queueArn = 'arn:aws:sqs:eu-central-1:111122223333:orders';
const queue = (Policy?: string) =>
  resourceOf('AWS::SQS::Queue', {
    id: 'orders',
    arn: queueArn,
    data: { QueueUrl: 'https://sqs.example/orders', attributes: Policy ? { Policy } : {} },
  });
const mapping = (State: string, EventSourceArn = queueArn): AnyResource =>
  resourceOf('AWS::Lambda::EventSourceMapping', {
    id: 'mapping-1',
    arn: 'arn:aws:lambda:eu-central-1:111122223333:event-source-mapping:1',
    // A version of the function may be what is called.
    data: { UUID: 'mapping-1', EventSourceArn, FunctionArn: `${functionArn}:7`, State },
  });
const open1 = queue(open('sqs:SendMessage', queueArn));
const around = [lambda(), role([allow('s3:GetObject')]), bucket()];

tryKind(queueOpenFunction, {
  bad: [open1, mapping('Enabled'), ...around],
  good: {
    'where nobody else may send': [queue(), mapping('Enabled'), ...around],
    'where nothing polls the queue': [open1, ...around],
    'where the mapping is disabled': [open1, mapping('Disabled'), ...around],
    'where the mapping is another queue’s': [open1, mapping('Enabled', `${queueArn}-dead`), ...around],
  },
  fix: /who may send/,
  over: ['Any AWS account', 'orders', 'pay', 'app', 'customer-exports'],
});
