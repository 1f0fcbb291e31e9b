import { defineCheck } from '../define-check';
import { judgeSwitch } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/cluster-snapshot-encrypted',
  title: 'Snapshots of RDS clusters are encrypted',
  severity: 'high',
  resourceType: 'AWS::RDS::DBClusterSnapshot',
  needs: ['rds:DescribeDBClusterSnapshots'],
  why: 'An unencrypted snapshot of a cluster can be shared or copied out of the account, and needs no key to be read there.',
  remedy: {
    text: 'A copy of it cannot be encrypted: restore the snapshot into a new cluster with a key, take a snapshot of that, and delete the original.',
    console: 'RDS → Snapshots → the snapshot → Actions → Restore snapshot, with a KMS key.',
    cli: 'aws rds restore-db-cluster-from-snapshot --db-cluster-identifier <new-cluster> --snapshot-identifier <snapshot> --engine <engine> --kms-key-id <key-arn>',
  },
  aliases: {},
  requirements: { fsbp: ['RDS.4'] },
  evaluate: ({ data: { StorageEncrypted, KmsKeyId, DBClusterIdentifier } }) =>
    judgeSwitch(
      StorageEncrypted,
      { question: 'whether the snapshot is encrypted', on: 'The snapshot is encrypted', off: 'The snapshot is not encrypted' },
      { encrypted: StorageEncrypted ?? null, key: KmsKeyId ?? null, source: DBClusterIdentifier ?? null },
    ),
});
