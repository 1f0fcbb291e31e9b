import { defineCheck } from '../define-check';
import { instanceNeeds, judgeSwitch, withAnyInstance } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/instance-storage-encrypted',
  title: 'RDS instances keep their data encrypted',
  severity: 'high',
  resourceType: 'AWS::RDS::DBInstance',
  needs: instanceNeeds,
  why: 'Without encryption at rest, whoever gets hold of the storage, a backup or a shared snapshot reads the data without any key.',
  remedy: {
    text: 'Encryption can only be chosen when an instance is made: copy a snapshot with encryption, restore it as a new instance, and move the applications over.',
    console: 'RDS → Snapshots → the snapshot → Actions → Copy snapshot → Enable encryption; then Actions → Restore snapshot.',
    cli: 'aws rds copy-db-snapshot --source-db-snapshot-identifier <snapshot> --target-db-snapshot-identifier <encrypted-snapshot> --kms-key-id <key-arn> && aws rds wait db-snapshot-available --db-snapshot-identifier <encrypted-snapshot> && aws rds restore-db-instance-from-db-snapshot --db-instance-identifier <new-instance> --db-snapshot-identifier <encrypted-snapshot>',
    terraform: 'resource "aws_db_instance" "this" {\n  storage_encrypted = true\n  kms_key_id        = "<key-arn>"\n}',
    cloudformation: 'StorageEncrypted: true\nKmsKeyId: <key-arn>',
  },
  aliases: { prowler: ['rds_instance_storage_encrypted'], securityHub: ['RDS.3'] },
  requirements: { 'cis-3.0': ['2.3.1'], 'cis-5.0': ['2.2.1'], 'cis-7.0': ['3.2.1'], fsbp: ['RDS.3'] },
  evaluate: ({ data }) =>
    withAnyInstance(data, ({ StorageEncrypted, KmsKeyId }) =>
      judgeSwitch(
        StorageEncrypted,
        { question: 'whether the storage is encrypted', on: 'The storage is encrypted', off: 'The storage is not encrypted' },
        { encrypted: StorageEncrypted ?? null, key: KmsKeyId ?? null },
      ),
    ),
});
