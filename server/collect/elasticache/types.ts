import type { CacheCluster, ReplicationGroup, User } from '@aws-sdk/client-elasticache';

export interface ElastiCacheResources {
  'AWS::ElastiCache::ReplicationGroup': ReplicationGroup;
  /** Nodes of replication groups among them: they say `ReplicationGroupId`. */
  'AWS::ElastiCache::CacheCluster': CacheCluster;
  'AWS::ElastiCache::User': User;
}
