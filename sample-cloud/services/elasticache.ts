import type { ResourceType } from '@/server/collect/types';
import { ApiError, defineService, type OperationContext } from '../define-service';
import { tagList } from '../worlds/draft';
import { listed, pageSize } from './listing';

const bounds = { least: 20, most: 100 };
const types = ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::CacheCluster', 'AWS::ElastiCache::User'] as const;

function page<T extends ResourceType>(type: T, input: { Marker?: string; MaxRecords?: number }, context: OperationContext) {
  return listed(context, type, input.Marker, pageSize(input.MaxRecords, bounds));
}

/** ElastiCache: replication groups, nodes and users. */
export const elasticache = defineService({
  name: 'elasticache',
  signingName: 'elasticache',
  schemas: () => import('@aws-sdk/client-elasticache'),
  operations: {
    DescribeReplicationGroups(input, context) {
      const { items, next } = page('AWS::ElastiCache::ReplicationGroup', input, context);
      return { ReplicationGroups: items, Marker: next };
    },
    DescribeCacheClusters(input, context) {
      const { items, next } = page('AWS::ElastiCache::CacheCluster', input, context);
      return { CacheClusters: items, Marker: next };
    },
    DescribeUsers(input, context) {
      const { items, next } = page('AWS::ElastiCache::User', input, context);
      return { Users: items, Marker: next };
    },
    ListTagsForResource({ ResourceName = '' }, { state, region }) {
      for (const type of types) {
        const found = state.find(type, region, ResourceName);
        if (found) return { TagList: tagList(found.tags) };
      }
      throw new ApiError('InvalidARN', 400, `${ResourceName} is not known.`);
    },
  },
});
