import { DescribeClustersCommand, ListTagsCommand } from '@aws-sdk/client-dax';
import {
  DescribeContinuousBackupsCommand,
  DescribeTableCommand,
  ListTablesCommand,
  ListTagsOfResourceCommand,
} from '@aws-sdk/client-dynamodb';
import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { dynamodbCollector } from './collector';

const arn = 'arn:aws:dynamodb:eu-west-1:123456789012:table/orders';
const cache = 'arn:aws:dax:eu-west-1:123456789012:cache/orders';
const refused = () => {
  throw awsError('AccessDeniedException');
};
const unresolved = () => {
  throw Object.assign(new Error('getaddrinfo ENOTFOUND'), { name: 'Error', code: 'ENOTFOUND' });
};
const region = () =>
  fakeAws()
    .on(ListTablesCommand, () => ({ TableNames: ['orders'] }))
    .on(DescribeTableCommand, () => ({
      Table: {
        TableName: 'orders',
        TableStatus: 'ACTIVE',
        ItemCount: 5,
        TableSizeBytes: 900,
        DeletionProtectionEnabled: true,
        GlobalSecondaryIndexes: [{ IndexName: 'by-day', ItemCount: 5, IndexSizeBytes: 80 }],
      },
    }))
    .on(DescribeContinuousBackupsCommand, () => ({
      ContinuousBackupsDescription: {
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED', LatestRestorableDateTime: new Date() },
      },
    }))
    .on(DescribeClustersCommand, () => ({ Clusters: [{ ClusterName: 'orders', ClusterArn: cache }] }))
    .on(GetResourcesCommand, ({ ResourceTypeFilters }) => ({
      ResourceTagMappingList: ResourceTypeFilters?.includes('dynamodb:table')
        ? [{ ResourceARN: arn, Tags: [{ Key: 'team', Value: 'pay' }] }]
        : [],
    }));

describe('collecting DynamoDB', () => {
  it('reads tables with their backups and tags, without what moves by itself', async () => {
    const { of, coverage } = await collectFrom(region(), dynamodbCollector);
    expect(of('AWS::DynamoDB::Table')).toEqual([
      {
        type: 'AWS::DynamoDB::Table',
        arn,
        id: 'orders',
        name: null,
        region: 'eu-west-1',
        tags: { team: 'pay' },
        gaps: [],
        data: {
          TableName: 'orders',
          TableStatus: 'ACTIVE',
          DeletionProtectionEnabled: true,
          GlobalSecondaryIndexes: [{ IndexName: 'by-day' }],
          continuousBackups: {
            ContinuousBackupsStatus: 'ENABLED',
            PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
          },
        },
      },
    ]);
    expect(of('AWS::DAX::Cluster')).toMatchObject([{ arn: cache, id: 'orders', tags: {} }]);
    expect(coverage.every(({ status }) => status === 'complete')).toBe(true);
  });

  it('follows the last name of a page', async () => {
    const fake = region().on(ListTablesCommand, ({ ExclusiveStartTableName }) =>
      ExclusiveStartTableName ? { TableNames: ['b'] } : { TableNames: ['a'], LastEvaluatedTableName: 'a' },
    );
    expect((await collectFrom(fake, dynamodbCollector)).of('AWS::DynamoDB::Table').map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('keeps a table that it could not look into, and says so', async () => {
    const fake = region().on(DescribeTableCommand, refused).on(DescribeContinuousBackupsCommand, refused);
    const [table] = (await collectFrom(fake, dynamodbCollector)).of('AWS::DynamoDB::Table');
    expect(table).toMatchObject({ arn, tags: { team: 'pay' }, data: { TableName: 'orders' } });
    expect(table?.gaps.map(({ operation }) => operation)).toEqual(['dynamodb:DescribeContinuousBackups', 'dynamodb:DescribeTable']);
  });

  it('asks each thing for its tags where the bulk listing is refused', async () => {
    const fake = region()
      .on(GetResourcesCommand, refused)
      .on(ListTagsOfResourceCommand, ({ NextToken }) =>
        NextToken ? { Tags: [{ Key: 'b', Value: '2' }] } : { Tags: [{ Key: 'a', Value: '1' }], NextToken: 'more' },
      )
      .on(ListTagsCommand, () => ({ Tags: [{ Key: 'c', Value: '3' }] }));
    const { of, status } = await collectFrom(fake, dynamodbCollector);
    expect([of('AWS::DynamoDB::Table')[0]?.tags, of('AWS::DAX::Cluster')[0]?.tags]).toEqual([{ a: '1', b: '2' }, { c: '3' }]);
    expect(status('tagging:GetResources')).toBe('denied');
  });

  it('takes a missing address for "not offered here" only where AWS does not offer the accelerator', async () => {
    const fake = region().on(DescribeClustersCommand, unresolved);
    const status = async (name: string) => (await collectFrom(fake, dynamodbCollector, name, [name])).status('dax:DescribeClusters');
    expect([await status('eu-west-1'), await status('af-south-1')]).toEqual(['unreachable', 'complete']);
  });

  it('asks for no tags where there is nothing', async () => {
    const fake = region()
      .on(ListTablesCommand, () => ({ TableNames: [] }))
      .on(DescribeClustersCommand, () => ({ Clusters: [] }));
    await collectFrom(fake, dynamodbCollector);
    expect(fake.calls.map(({ command }) => command).sort()).toEqual(['DescribeClusters', 'ListTables']);
  });
});
