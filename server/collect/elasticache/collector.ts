import { bulkTags, enrichment, listing } from '../spec';
import type { Collector } from '../types';

const types = ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::CacheCluster', 'AWS::ElastiCache::User'] as const;

export const elasticacheCollector: Collector = {
  service: 'elasticache',
  scope: 'regional',
  types,
  operations: [
    listing('elasticache:DescribeReplicationGroups', 'AWS::ElastiCache::ReplicationGroup'),
    listing('elasticache:DescribeCacheClusters', 'AWS::ElastiCache::CacheCluster'),
    listing('elasticache:DescribeUsers', 'AWS::ElastiCache::User'),
    enrichment('elasticache:ListTagsForResource', ...types),
    bulkTags(...types),
  ],
  async *collect(context) {
    const { collectElastiCache } = await import('./collect-elasticache');
    yield* collectElastiCache(context);
  },
};
