import type { AuthenticationType, ReplicationGroup } from '@aws-sdk/client-elasticache';
import type { Draft, Tags } from '../draft';

export interface CacheOptions {
  region: string;
  name: string;
  created: Date;
  engine: 'redis' | 'valkey';
  version: string;
  groupId: string;
  /** What differs from a replication group in good order. */
  data?: Partial<ReplicationGroup>;
  tags?: Tags;
}

/** Adds a replication group of ElastiCache with its two nodes. */
export function addReplicationGroup(draft: Draft, options: CacheOptions): void {
  const { region, name, created, engine, version, groupId, data, tags = {} } = options;
  const arn = draft.arn('elasticache', region, `replicationgroup:${name}`);
  const members = [`${name}-001`, `${name}-002`];
  draft.add({
    type: 'AWS::ElastiCache::ReplicationGroup',
    id: name,
    arn,
    region,
    tags,
    data: {
      ReplicationGroupId: name,
      ARN: arn,
      Description: name,
      Status: 'available',
      Engine: engine,
      MemberClusters: members,
      ReplicationGroupCreateTime: created,
      CacheNodeType: 'cache.r7g.large',
      ClusterEnabled: false,
      AutomaticFailover: 'enabled',
      MultiAZ: 'enabled',
      SnapshotRetentionLimit: 14,
      SnapshotWindow: '02:00-03:00',
      AutoMinorVersionUpgrade: true,
      AuthTokenEnabled: true,
      TransitEncryptionEnabled: true,
      AtRestEncryptionEnabled: true,
      UserGroupIds: [],
      ...data,
    },
  });
  for (const member of members) {
    const memberArn = draft.arn('elasticache', region, `cluster:${member}`);
    draft.add({
      type: 'AWS::ElastiCache::CacheCluster',
      id: member,
      arn: memberArn,
      region,
      tags,
      data: {
        CacheClusterId: member,
        ARN: memberArn,
        ReplicationGroupId: name,
        Engine: engine,
        EngineVersion: version,
        CacheClusterStatus: 'available',
        NumCacheNodes: 1,
        CacheNodeType: 'cache.r7g.large',
        CacheClusterCreateTime: created,
        CacheSubnetGroupName: 'default',
        SecurityGroups: [{ SecurityGroupId: groupId, Status: 'active' }],
        AutoMinorVersionUpgrade: data?.AutoMinorVersionUpgrade ?? true,
      },
    });
  }
}

export interface CacheUserOptions {
  region: string;
  id: string;
  name: string;
  authentication: AuthenticationType;
  groups: readonly string[];
}

/** Adds a user of ElastiCache. */
export function addCacheUser(draft: Draft, { region, id, name, authentication, groups }: CacheUserOptions): void {
  const arn = draft.arn('elasticache', region, `user:${id}`);
  draft.add({
    type: 'AWS::ElastiCache::User',
    id,
    arn,
    region,
    tags: {},
    data: {
      UserId: id,
      UserName: name,
      ARN: arn,
      Status: 'active',
      Engine: 'redis',
      MinimumEngineVersion: '6.0',
      AccessString: authentication === 'no-password' && groups.length > 0 ? 'off ~keys* -@all' : 'on ~* +@all',
      UserGroupIds: [...groups],
      Authentication: { Type: authentication, ...(authentication === 'password' && { PasswordCount: 1 }) },
    },
  });
}
