import { bulkTags, enrichment, listing } from '../spec';
import type { Collector } from '../types';

export const dynamodbCollector: Collector = {
  service: 'dynamodb',
  scope: 'regional',
  types: ['AWS::DynamoDB::Table', 'AWS::DAX::Cluster'],
  operations: [
    listing('dynamodb:ListTables', 'AWS::DynamoDB::Table'),
    listing('dax:DescribeClusters', 'AWS::DAX::Cluster'),
    enrichment('dynamodb:DescribeTable', 'AWS::DynamoDB::Table'),
    enrichment('dynamodb:DescribeContinuousBackups', 'AWS::DynamoDB::Table'),
    enrichment('dynamodb:ListTagsOfResource', 'AWS::DynamoDB::Table'),
    enrichment('dax:ListTags', 'AWS::DAX::Cluster'),
    bulkTags('AWS::DynamoDB::Table', 'AWS::DAX::Cluster'),
  ],
  async *collect(context) {
    const { collectDynamoDb } = await import('./collect-dynamodb');
    yield* collectDynamoDb(context);
  },
};
