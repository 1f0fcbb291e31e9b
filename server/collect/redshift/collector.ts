import { enrichment, listing } from '../spec';
import type { Collector } from '../types';

export const redshiftCollector: Collector = {
  service: 'redshift',
  scope: 'regional',
  types: ['AWS::Redshift::Cluster', 'AWS::Redshift::ClusterSubnetGroup'],
  operations: [
    listing('redshift:DescribeClusters', 'AWS::Redshift::Cluster'),
    listing('redshift:DescribeClusterSubnetGroups', 'AWS::Redshift::ClusterSubnetGroup'),
    enrichment('redshift:DescribeLoggingStatus', 'AWS::Redshift::Cluster'),
  ],
  async *collect(context) {
    const { collectRedshift } = await import('./collect-redshift');
    yield* collectRedshift(context);
  },
};
