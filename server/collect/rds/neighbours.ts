/**
 * RDS, DocumentDB and Neptune are one API: `DescribeDBClusters` and `DescribeDBClusterSnapshots` list the clusters of all three, whichever
 * service's client asks. So they are read once, and the engine says whose a cluster or snapshot is.
 */
export const clusterTypes = ['AWS::RDS::DBCluster', 'AWS::DocDB::DBCluster', 'AWS::Neptune::DBCluster'] as const;
export const snapshotTypes = ['AWS::RDS::DBClusterSnapshot', 'AWS::DocDB::DBClusterSnapshot', 'AWS::Neptune::DBClusterSnapshot'] as const;

/** The type of a cluster with this engine (`aurora-mysql`, `docdb`, `neptune`, …). */
export function clusterTypeOf(engine: string | undefined): (typeof clusterTypes)[number] {
  if (engine === 'docdb') return 'AWS::DocDB::DBCluster';
  return engine === 'neptune' ? 'AWS::Neptune::DBCluster' : 'AWS::RDS::DBCluster';
}

/** The type of a cluster's snapshot. */
export const snapshotTypeOf = (engine: string | undefined): (typeof snapshotTypes)[number] => `${clusterTypeOf(engine)}Snapshot`;
