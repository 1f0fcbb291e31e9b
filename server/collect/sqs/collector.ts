import type { OperationName } from '@/server/aws/operation';
import { bulkTags } from '../spec';
import type { Collector, OperationSpec } from '../types';

const perQueue = (operation: OperationName): OperationSpec => ({ operation, level: 'resource', types: ['AWS::SQS::Queue'] });

export const sqsCollector: Collector = {
  service: 'sqs',
  scope: 'regional',
  types: ['AWS::SQS::Queue'],
  operations: [
    { operation: 'sqs:ListQueues', level: 'list', types: ['AWS::SQS::Queue'] },
    perQueue('sqs:GetQueueAttributes'),
    perQueue('sqs:ListQueueTags'),
    bulkTags('AWS::SQS::Queue'),
  ],
  async *collect(context) {
    const { collectSqs } = await import('./collect-sqs');
    yield* collectSqs(context);
  },
};
