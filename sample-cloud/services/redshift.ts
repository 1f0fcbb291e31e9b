import { ApiError, defineService } from '../define-service';
import { listed, pageSize } from './listing';

const bounds = { least: 20, most: 100 };

/** Redshift: clusters, their audit logging and their subnet groups. */
export const redshift = defineService({
  name: 'redshift',
  signingName: 'redshift',
  schemas: () => import('@aws-sdk/client-redshift'),
  operations: {
    DescribeClusters(input, context) {
      const { items, next } = listed(context, 'AWS::Redshift::Cluster', input.Marker, pageSize(input.MaxRecords, bounds));
      return { Clusters: items.map(({ logging: _, ...cluster }) => cluster), Marker: next };
    },
    DescribeClusterSubnetGroups(input, context) {
      const { items, next } = listed(context, 'AWS::Redshift::ClusterSubnetGroup', input.Marker, pageSize(input.MaxRecords, bounds));
      return { ClusterSubnetGroups: items, Marker: next };
    },
    DescribeLoggingStatus({ ClusterIdentifier = '' }, { state, region }) {
      const found = state.find('AWS::Redshift::Cluster', region, ClusterIdentifier);
      if (!found) throw new ApiError('ClusterNotFound', 404, `Cluster ${ClusterIdentifier} not found.`);
      return { LoggingEnabled: false, ...found.data.logging };
    },
  },
});
