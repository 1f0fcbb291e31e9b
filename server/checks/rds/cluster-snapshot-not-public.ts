import { defineCheck } from '../define-check';
import { judgePublicSnapshot } from '../shared/database-snapshots';

export const check = defineCheck({
  id: 'rds/cluster-snapshot-not-public',
  title: 'Snapshots of RDS clusters are not public',
  severity: 'critical',
  resourceType: 'AWS::RDS::DBClusterSnapshot',
  needs: ['rds:DescribeDBClusterSnapshots', 'rds:DescribeDBClusterSnapshotAttributes'],
  why: 'A public snapshot of a cluster hands all its databases to anyone with an AWS account.',
  remedy: {
    text: 'Make the snapshot private at once, treat what is in it as leaked, and change the credentials that it holds.',
    console: 'RDS → Snapshots → the snapshot → Actions → Share snapshot → Private.',
    cli: 'aws rds modify-db-cluster-snapshot-attribute --db-cluster-snapshot-identifier <snapshot> --attribute-name restore --values-to-remove all',
  },
  aliases: {},
  requirements: { fsbp: ['RDS.1'] },
  evaluate: ({ data }) => judgePublicSnapshot(data),
});
