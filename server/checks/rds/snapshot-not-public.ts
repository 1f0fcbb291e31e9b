import { defineCheck } from '../define-check';
import { judgePublicSnapshot } from '../shared/database-snapshots';

export const check = defineCheck({
  id: 'rds/snapshot-not-public',
  title: 'Snapshots of RDS instances are not public',
  severity: 'critical',
  resourceType: 'AWS::RDS::DBSnapshot',
  needs: ['rds:DescribeDBSnapshots', 'rds:DescribeDBSnapshotAttributes'],
  why: 'A public snapshot is the whole database for everybody: anyone with an AWS account restores it and reads all rows at leisure.',
  remedy: {
    text: 'Make the snapshot private at once, treat what is in it as leaked, and change the credentials that it holds.',
    console: 'RDS → Snapshots → the snapshot → Actions → Share snapshot → Private.',
    cli: 'aws rds modify-db-snapshot-attribute --db-snapshot-identifier <snapshot> --attribute-name restore --values-to-remove all',
  },
  aliases: { prowler: ['rds_snapshots_public_access'], securityHub: ['RDS.1'] },
  requirements: { fsbp: ['RDS.1'] },
  evaluate: ({ data }) => judgePublicSnapshot(data),
});
