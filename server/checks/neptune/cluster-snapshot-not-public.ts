import { defineCheck } from '../define-check';
import { neighbourServices, unsharedSnapshot } from '../shared/database-remedies';
import { judgePublicSnapshot } from '../shared/database-snapshots';

export const check = defineCheck({
  id: 'neptune/cluster-snapshot-not-public',
  title: 'Snapshots of Neptune clusters are not public',
  severity: 'critical',
  resourceType: 'AWS::Neptune::DBClusterSnapshot',
  needs: ['rds:DescribeDBClusterSnapshots', 'rds:DescribeDBClusterSnapshotAttributes'],
  why: 'A public snapshot hands everything in the cluster to anyone with an AWS account.',
  remedy: unsharedSnapshot(neighbourServices.neptune),
  aliases: { prowler: ['neptune_cluster_public_snapshot'], securityHub: ['Neptune.3'] },
  requirements: { fsbp: ['Neptune.3'] },
  evaluate: ({ data }) => judgePublicSnapshot(data),
});
