import {
  DescribeCacheClustersCommand,
  DescribeReplicationGroupsCommand,
  DescribeUsersCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-elasticache';
import { GetResourcesCommand } from '@aws-sdk/client-resource-groups-tagging-api';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { elasticacheCollector } from './collector';

const arn = (kind: string, id: string) => `arn:aws:elasticache:eu-west-1:123456789012:${kind}:${id}`;
const region = () =>
  fakeAws()
    .on(DescribeReplicationGroupsCommand, () => ({
      ReplicationGroups: [{ ReplicationGroupId: 'shop', ARN: arn('replicationgroup', 'shop') }],
    }))
    .on(DescribeCacheClustersCommand, () => ({
      CacheClusters: [{ CacheClusterId: 'shop-001', ARN: arn('cluster', 'shop-001'), ReplicationGroupId: 'shop' }],
    }))
    .on(DescribeUsersCommand, () => ({ Users: [{ UserId: 'default', ARN: arn('user', 'default') }] }))
    .on(GetResourcesCommand, () => ({
      ResourceTagMappingList: [{ ResourceARN: arn('replicationgroup', 'shop'), Tags: [{ Key: 'team', Value: 'pay' }] }],
    }));

describe('collecting ElastiCache', () => {
  it('reads groups, nodes and users, and their tags in one call', async () => {
    const fake = region();
    const { resources, coverage } = await collectFrom(fake, elasticacheCollector);
    expect(resources.map(({ type, id, tags }) => [type, id, tags])).toEqual(
      expect.arrayContaining([
        ['AWS::ElastiCache::ReplicationGroup', 'shop', { team: 'pay' }],
        ['AWS::ElastiCache::CacheCluster', 'shop-001', {}],
        ['AWS::ElastiCache::User', 'default', {}],
      ]),
    );
    expect(fake.calls.filter(({ command }) => command === 'GetResources')).toHaveLength(1);
    expect(coverage.every(({ status }) => status === 'complete')).toBe(true);
  });

  it('does not let users that it may not list stand for none', async () => {
    const fake = region().on(DescribeUsersCommand, () => {
      throw awsError('AccessDenied', 403);
    });
    const { of, status } = await collectFrom(fake, elasticacheCollector);
    expect([status('elasticache:DescribeUsers'), status('elasticache:DescribeReplicationGroups')]).toEqual(['denied', 'complete']);
    expect(of('AWS::ElastiCache::ReplicationGroup')).toHaveLength(1);
  });

  it('asks each thing for its tags where the bulk listing is refused, and notes which it could not ask', async () => {
    const fake = region()
      .on(GetResourcesCommand, () => {
        throw awsError('AccessDeniedException', 403);
      })
      .on(ListTagsForResourceCommand, ({ ResourceName }) => {
        if (ResourceName?.includes(':user:')) throw awsError('AccessDenied', 403);
        return { TagList: [{ Key: 'team', Value: 'own' }] };
      });
    const { of } = await collectFrom(fake, elasticacheCollector);
    expect(of('AWS::ElastiCache::CacheCluster')[0]).toMatchObject({ tags: { team: 'own' }, gaps: [] });
    expect(of('AWS::ElastiCache::User')[0]).toMatchObject({
      tags: {},
      gaps: [{ operation: 'elasticache:ListTagsForResource', kind: 'denied' }],
    });
  });
});
