import type { OperationName } from '@/server/aws/operation';
import type { Collector, OperationSpec, ResourceType } from '../types';

const listing = (operation: OperationName, ...types: ResourceType[]): OperationSpec => ({ operation, level: 'list', types });
const enrichment = (operation: OperationName, type: ResourceType): OperationSpec => ({ operation, level: 'resource', types: [type] });

export const rdsCollector: Collector = {
  service: 'rds',
  scope: 'regional',
  types: [
    'AWS::RDS::DBInstance',
    'AWS::RDS::DBCluster',
    'AWS::RDS::DBSnapshot',
    'AWS::RDS::DBClusterSnapshot',
    'AWS::RDS::DBParameterGroup',
    'AWS::RDS::EventSubscription',
  ],
  operations: [
    // The instances say which parameter groups are in use.
    listing('rds:DescribeDBInstances', 'AWS::RDS::DBInstance', 'AWS::RDS::DBParameterGroup'),
    listing('rds:DescribeDBClusters', 'AWS::RDS::DBCluster'),
    listing('rds:DescribeDBSnapshots', 'AWS::RDS::DBSnapshot'),
    listing('rds:DescribeDBClusterSnapshots', 'AWS::RDS::DBClusterSnapshot'),
    listing('rds:DescribeDBParameterGroups', 'AWS::RDS::DBParameterGroup'),
    listing('rds:DescribeEventSubscriptions', 'AWS::RDS::EventSubscription'),
    enrichment('rds:DescribeDBSnapshotAttributes', 'AWS::RDS::DBSnapshot'),
    enrichment('rds:DescribeDBClusterSnapshotAttributes', 'AWS::RDS::DBClusterSnapshot'),
    enrichment('rds:DescribeDBParameters', 'AWS::RDS::DBParameterGroup'),
  ],
  async *collect(context) {
    const { collectRds } = await import('./collect-rds');
    yield* collectRds(context);
  },
};
