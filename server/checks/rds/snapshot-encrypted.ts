import { defineCheck } from '../define-check';
import { judgeSwitch } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/snapshot-encrypted',
  title: 'Snapshots of RDS instances are encrypted',
  severity: 'high',
  resourceType: 'AWS::RDS::DBSnapshot',
  needs: ['rds:DescribeDBSnapshots'],
  why: 'An unencrypted snapshot can be shared or copied to any account as it is, and needs no key to be read there.',
  remedy: {
    text: 'Copy the snapshot with a key, check the copy, and delete the original. Snapshots of an encrypted instance are encrypted by themselves.',
    console: 'RDS → Snapshots → the snapshot → Actions → Copy snapshot → Enable encryption.',
    cli: 'aws rds copy-db-snapshot --source-db-snapshot-identifier <snapshot> --target-db-snapshot-identifier <encrypted-snapshot> --kms-key-id <key-arn>',
    terraform:
      'resource "aws_db_snapshot_copy" "this" {\n  source_db_snapshot_identifier = "<snapshot-arn>"\n  target_db_snapshot_identifier = "<encrypted-snapshot>"\n  kms_key_id                    = "<key-arn>"\n}',
  },
  aliases: { prowler: ['rds_snapshots_encrypted'], securityHub: ['RDS.4'] },
  requirements: { fsbp: ['RDS.4'] },
  evaluate: ({ data: { Encrypted, KmsKeyId, DBInstanceIdentifier } }) =>
    judgeSwitch(
      Encrypted,
      { question: 'whether the snapshot is encrypted', on: 'The snapshot is encrypted', off: 'The snapshot is not encrypted' },
      { encrypted: Encrypted ?? null, key: KmsKeyId ?? null, source: DBInstanceIdentifier ?? null },
    ),
});
