import type { DBCluster, DBClusterSnapshot, DBInstance } from '@aws-sdk/client-rds';
import type { Resource, ResourceType } from '@/server/collect/types';
import { all, type Extract, type Found, found, type Place } from './place';

const guards = (place: Place, groups: readonly (string | undefined)[] | undefined): Found[] =>
  all(
    'guarded-by',
    groups?.map((id) => place.ec2('security-group', id)),
  );

export const dbInstance: Extract<'AWS::RDS::DBInstance'> = ({ data }, place) => [
  ...all(
    'in-subnet',
    data.DBSubnetGroup?.Subnets?.map(({ SubnetIdentifier }) => place.ec2('subnet', SubnetIdentifier)),
  ),
  ...guards(
    place,
    data.VpcSecurityGroups?.map(({ VpcSecurityGroupId }) => VpcSecurityGroupId),
  ),
  found('encrypted-by', place.key(data.KmsKeyId)),
  found('encrypted-by', place.key(data.PerformanceInsightsKMSKeyId), 'performance insights'),
  found('part-of', data.DBClusterIdentifier ? place.arn('rds', `cluster:${data.DBClusterIdentifier}`) : null),
  found('made-from', replicaOf(data, place), 'replica'),
  found('has-role', data.MonitoringRoleArn, 'monitoring'),
  ...(data.AssociatedRoles ?? []).map(({ RoleArn, FeatureName }) => found('has-role', RoleArn, FeatureName)),
  ...(data.DBParameterGroups ?? []).map(({ DBParameterGroupName }) =>
    found('part-of', place.arn('rds', DBParameterGroupName && `pg:${DBParameterGroupName}`), 'parameters'),
  ),
  found('names', data.MasterUserSecret?.SecretArn, 'master user'),
];

/** In the same region by its name, in another one by its ARN. */
const replicaOf = ({ ReadReplicaSourceDBInstanceIdentifier: of }: DBInstance, place: Place): string | null =>
  of?.startsWith('arn:') ? of : place.arn('rds', of && `db:${of}`);

type ClusterType = 'AWS::RDS::DBCluster' | 'AWS::DocDB::DBCluster' | 'AWS::Neptune::DBCluster';
export const dbCluster = <T extends ClusterType & ResourceType>(resource: Resource<T>, place: Place): Found[] => {
  const data: DBCluster = resource.data;
  return [
    ...guards(
      place,
      data.VpcSecurityGroups?.map(({ VpcSecurityGroupId }) => VpcSecurityGroupId),
    ),
    found('encrypted-by', place.key(data.KmsKeyId)),
    ...(data.DBClusterMembers ?? []).map(({ DBInstanceIdentifier, IsClusterWriter }) =>
      found('contains', place.arn('rds', DBInstanceIdentifier && `db:${DBInstanceIdentifier}`), IsClusterWriter ? 'writer' : 'reader'),
    ),
    ...(data.AssociatedRoles ?? []).map(({ RoleArn, FeatureName }) => found('has-role', RoleArn, FeatureName)),
    found('names', data.MasterUserSecret?.SecretArn, 'master user'),
  ];
};

export const dbSnapshot: Extract<'AWS::RDS::DBSnapshot'> = ({ data }, place) => [
  found('made-from', place.arn('rds', data.DBInstanceIdentifier && `db:${data.DBInstanceIdentifier}`)),
  found('made-from', data.SourceDBSnapshotIdentifier?.startsWith('arn:') ? data.SourceDBSnapshotIdentifier : null, 'copy'),
  found('encrypted-by', place.key(data.KmsKeyId)),
];

type ClusterSnapshotType = 'AWS::RDS::DBClusterSnapshot' | 'AWS::DocDB::DBClusterSnapshot' | 'AWS::Neptune::DBClusterSnapshot';
export const dbClusterSnapshot = <T extends ClusterSnapshotType & ResourceType>(resource: Resource<T>, place: Place): Found[] => {
  const data: DBClusterSnapshot = resource.data;
  return [
    found('made-from', place.arn('rds', data.DBClusterIdentifier && `cluster:${data.DBClusterIdentifier}`)),
    found('encrypted-by', place.key(data.KmsKeyId)),
  ];
};

export const eventSubscription: Extract<'AWS::RDS::EventSubscription'> = ({ data }) => [found('triggers', data.SnsTopicArn)];

export const table: Extract<'AWS::DynamoDB::Table'> = ({ data }, place) => [
  found('encrypted-by', place.key(data.SSEDescription?.KMSMasterKeyArn)),
];

export const daxCluster: Extract<'AWS::DAX::Cluster'> = ({ data }, place) => [
  found('has-role', data.IamRoleArn),
  ...guards(
    place,
    data.SecurityGroups?.map(({ SecurityGroupIdentifier }) => SecurityGroupIdentifier),
  ),
];

export const replicationGroup: Extract<'AWS::ElastiCache::ReplicationGroup'> = ({ data }, place) => [
  found('encrypted-by', place.key(data.KmsKeyId)),
  ...all(
    'contains',
    data.MemberClusters?.map((id) => place.arn('elasticache', `cluster:${id}`)),
  ),
];

export const cacheCluster: Extract<'AWS::ElastiCache::CacheCluster'> = ({ data }, place) => [
  ...guards(
    place,
    data.SecurityGroups?.map(({ SecurityGroupId }) => SecurityGroupId),
  ),
  found('part-of', place.arn('elasticache', data.ReplicationGroupId && `replicationgroup:${data.ReplicationGroupId}`)),
];

export const redshiftCluster: Extract<'AWS::Redshift::Cluster'> = ({ data }, place) => [
  found('in-vpc', place.ec2('vpc', data.VpcId)),
  ...guards(
    place,
    data.VpcSecurityGroups?.map(({ VpcSecurityGroupId }) => VpcSecurityGroupId),
  ),
  found('encrypted-by', place.key(data.KmsKeyId)),
  ...all(
    'has-role',
    data.IamRoles?.map(({ IamRoleArn }) => IamRoleArn),
  ),
  found('logs-to', data.logging?.LoggingEnabled ? place.bucket(data.logging.BucketName) : null),
  found('part-of', place.arn('redshift', data.ClusterSubnetGroupName && `subnetgroup:${data.ClusterSubnetGroupName}`)),
];

export const redshiftSubnets: Extract<'AWS::Redshift::ClusterSubnetGroup'> = ({ data }, place) => [
  found('in-vpc', place.ec2('vpc', data.VpcId)),
  ...all(
    'in-subnet',
    data.Subnets?.map(({ SubnetIdentifier }) => place.ec2('subnet', SubnetIdentifier)),
  ),
];

export const searchDomain: Extract<'AWS::OpenSearchService::Domain'> = ({ data }, place) => [
  ...all(
    'in-subnet',
    data.VPCOptions?.SubnetIds?.map((id) => place.ec2('subnet', id)),
  ),
  ...guards(place, data.VPCOptions?.SecurityGroupIds),
  found('encrypted-by', place.key(data.EncryptionAtRestOptions?.KmsKeyId)),
  ...Object.entries(data.LogPublishingOptions ?? {}).map(([type, log]) =>
    found('logs-to', log?.Enabled ? place.logGroup(log.CloudWatchLogsLogGroupArn) : null, type),
  ),
];

export const fileSystem: Extract<'AWS::EFS::FileSystem'> = ({ data }, place) => [found('encrypted-by', place.key(data.KmsKeyId))];
