import type { ReplicationGroup, User } from '@aws-sdk/client-elasticache';
import type { Gap } from '@/server/collect/types';
import { resourceOf } from './testing';

/** An available replication group, about which nothing else is known. */
export const replicationGroup = (data: ReplicationGroup = {}, gaps: Gap[] = []) =>
  resourceOf('AWS::ElastiCache::ReplicationGroup', {
    id: 'sessions',
    data: { ReplicationGroupId: 'sessions', Status: 'available', Engine: 'redis', ...data },
    gaps,
  });

export const cacheUser = (id: string, data: User) =>
  resourceOf('AWS::ElastiCache::User', { id, data: { UserId: id, UserName: id, Status: 'active', ...data } });
