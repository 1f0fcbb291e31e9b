import { defineCheck } from '../define-check';
import { neighbourServices, unsharedSnapshot } from '../shared/database-remedies';
import { judgePublicSnapshot } from '../shared/database-snapshots';

export const check = defineCheck({
  id: 'documentdb/cluster-snapshot-not-public',
  title: 'Snapshots of DocumentDB clusters are not public',
  severity: 'critical',
  resourceType: 'AWS::DocDB::DBClusterSnapshot',
  needs: ['rds:DescribeDBClusterSnapshots', 'rds:DescribeDBClusterSnapshotAttributes'],
  why: 'A public snapshot hands everything in the cluster to anyone with an AWS account.',
  remedy: unsharedSnapshot(neighbourServices.documentdb),
  aliases: { prowler: ['documentdb_cluster_public_snapshot'], securityHub: ['DocumentDB.3'] },
  requirements: { fsbp: ['DocumentDB.3'] },
  evaluate: ({ data }) => judgePublicSnapshot(data),
});
