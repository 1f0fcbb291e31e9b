import { enrichment, listing } from '../spec';
import type { Collector } from '../types';
import { clusterTypes, snapshotTypes } from './neighbours';

export const rdsCollector: Collector = {
  service: 'rds',
  scope: 'regional',
  types: [
    'AWS::RDS::DBInstance',
    ...clusterTypes,
    'AWS::RDS::DBSnapshot',
    ...snapshotTypes,
    'AWS::RDS::DBParameterGroup',
    'AWS::RDS::EventSubscription',
  ],
  operations: [
    // The instances say which parameter groups are in use.
    listing('rds:DescribeDBInstances', 'AWS::RDS::DBInstance', 'AWS::RDS::DBParameterGroup'),
    listing('rds:DescribeDBClusters', ...clusterTypes),
    listing('rds:DescribeDBSnapshots', 'AWS::RDS::DBSnapshot'),
    listing('rds:DescribeDBClusterSnapshots', ...snapshotTypes),
    listing('rds:DescribeDBParameterGroups', 'AWS::RDS::DBParameterGroup'),
    listing('rds:DescribeEventSubscriptions', 'AWS::RDS::EventSubscription'),
    enrichment('rds:DescribeDBSnapshotAttributes', 'AWS::RDS::DBSnapshot'),
    enrichment('rds:DescribeDBClusterSnapshotAttributes', ...snapshotTypes),
    enrichment('rds:DescribeDBParameters', 'AWS::RDS::DBParameterGroup'),
  ],
  async *collect(context) {
    const { collectRds } = await import('./collect-rds');
    yield* collectRds(context);
  },
};
