import type { Cluster, ClusterSubnetGroup, LoggingStatus } from '@aws-sdk/client-redshift';

export interface RedshiftResources {
  /** Without the times that move by themselves. */
  'AWS::Redshift::Cluster': Cluster & {
    /** Audit logging. The last failure stays only while nothing was delivered after it. */
    logging?: Omit<LoggingStatus, 'LastSuccessfulDeliveryTime'>;
  };
  'AWS::Redshift::ClusterSubnetGroup': ClusterSubnetGroup;
}
