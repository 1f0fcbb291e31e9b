import type { OperationName } from '@/server/aws/operation';
import { bulkTags } from '../spec';
import type { Collector, OperationSpec } from '../types';

const perTopic = (operation: OperationName): OperationSpec => ({ operation, level: 'resource', types: ['AWS::SNS::Topic'] });

export const snsCollector: Collector = {
  service: 'sns',
  scope: 'regional',
  types: ['AWS::SNS::Topic', 'AWS::SNS::Subscription'],
  operations: [
    { operation: 'sns:ListTopics', level: 'list', types: ['AWS::SNS::Topic'] },
    perTopic('sns:GetTopicAttributes'),
    perTopic('sns:ListTagsForResource'),
    bulkTags('AWS::SNS::Topic'),
    { operation: 'sns:ListSubscriptions', level: 'list', types: ['AWS::SNS::Subscription'] },
  ],
  async *collect(context) {
    const { collectSns } = await import('./collect-sns');
    yield* collectSns(context);
  },
};
