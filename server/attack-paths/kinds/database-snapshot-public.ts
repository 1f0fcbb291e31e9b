import type { Resource } from '@/server/collect/types';
import { sensitivityOf } from '../can/sensitivity';
import { anyAwsAccount, definePathKind, nodeOf } from '../found-path';
import { exploitabilities, exposures, factor, impacts } from '../score';

type Snapshot = Resource<'AWS::RDS::DBSnapshot'> | Resource<'AWS::RDS::DBClusterSnapshot'>;

export const databaseSnapshotPublic = definePathKind({
  id: 'database-snapshot-public',
  title: 'Database snapshot that every AWS account may restore',
  about: 'Public snapshots are listed by AWS for everybody: a stranger restores one in their own account and reads the whole database.',
  entry: 'RDS snapshot',
  target: 'RDS snapshot, or its database',
  needs: [
    'rds:DescribeDBSnapshots',
    'rds:DescribeDBClusterSnapshots',
    'rds:DescribeDBSnapshotAttributes',
    'rds:DescribeDBClusterSnapshotAttributes',
  ],
  reads: ['AWS::RDS::DBSnapshot', 'AWS::RDS::DBClusterSnapshot'],
  find: (land) =>
    ([...land.list('AWS::RDS::DBSnapshot'), ...land.list('AWS::RDS::DBClusterSnapshot')] as Snapshot[]).flatMap((snapshot) => {
      if (!snapshot.data.sharedWith?.includes('all')) return [];
      const of = snapshot.type === 'AWS::RDS::DBSnapshot' ? snapshot.data.DBInstanceIdentifier : snapshot.data.DBClusterIdentifier;
      const sensitive = sensitivityOf(snapshot) ?? sensitivityOf({ tags: {}, name: null, id: of ?? '' });
      return [
        {
          title: `Every AWS account may restore the snapshot ${snapshot.id}${of ? ` of the database ${of}` : ''}`,
          start: anyAwsAccount,
          entry: nodeOf(snapshot),
          steps: [
            {
              to: nodeOf(snapshot),
              why: 'It is shared with all AWS accounts, and listed for them',
              cuts: [
                {
                  text: `Stop sharing the snapshot ${snapshot.id} with everybody`,
                  cost: 1 as const,
                  on: snapshot.arn,
                  checkId: snapshot.type === 'AWS::RDS::DBSnapshot' ? 'rds/snapshot-not-public' : 'rds/cluster-snapshot-not-public',
                  changes: [{ arn: snapshot.arn, to: (data: object) => ({ ...data, sharedWith: [] }) }],
                },
              ],
            },
          ],
          factors: {
            exposure: factor(exposures.anyAwsAccount, 'It takes any AWS account'),
            exploitability: factor(exploitabilities.open, 'Restoring it takes one call'),
            impact: sensitive
              ? factor(impacts.sensitiveData, `The data is sensitive: ${sensitive}`)
              : factor(impacts.sensitiveData, 'It is a whole database'),
          },
        },
      ];
    }),
});
