import type {
  DBCluster,
  DBClusterSnapshot,
  DBInstance,
  DBParameterGroup,
  DBSnapshot,
  EventSubscription,
  Parameter,
} from '@aws-sdk/client-rds';

export interface RdsResources {
  'AWS::RDS::DBInstance': DBInstance;
  'AWS::RDS::DBCluster': DBCluster;
  /** `sharedWith`: account ids, or `all`. Only manual snapshots can be shared; [] for automated ones. */
  'AWS::RDS::DBSnapshot': DBSnapshot & { sharedWith?: readonly string[] };
  'AWS::RDS::DBClusterSnapshot': DBClusterSnapshot & { sharedWith?: readonly string[] };
  /** `parameters`: those that somebody set (Source=user). */
  'AWS::RDS::DBParameterGroup': DBParameterGroup & { parameters?: readonly Parameter[] };
  'AWS::RDS::EventSubscription': EventSubscription;
  /** DocumentDB and Neptune share RDS's API, which lists their clusters and snapshots among its own: the engine tells them apart. */
  'AWS::DocDB::DBCluster': DBCluster;
  'AWS::DocDB::DBClusterSnapshot': DBClusterSnapshot & { sharedWith?: readonly string[] };
  'AWS::Neptune::DBCluster': DBCluster;
  'AWS::Neptune::DBClusterSnapshot': DBClusterSnapshot & { sharedWith?: readonly string[] };
}
