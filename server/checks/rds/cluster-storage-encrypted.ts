import { defineCheck } from '../define-check';
import { clusterNeeds, judgeSwitch, withAnyCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/cluster-storage-encrypted',
  title: 'RDS clusters keep their data encrypted',
  severity: 'high',
  resourceType: 'AWS::RDS::DBCluster',
  needs: clusterNeeds,
  why: 'The volume of an unencrypted cluster, its backups and every snapshot of it are readable without a key.',
  remedy: {
    text: 'Encryption can only be chosen when a cluster is made: restore a snapshot into a new cluster with a key, and move the applications over.',
    console: 'RDS → Snapshots → the snapshot → Actions → Restore snapshot, with a KMS key.',
    cli: 'aws rds restore-db-cluster-from-snapshot --db-cluster-identifier <new-cluster> --snapshot-identifier <snapshot> --engine <engine> --kms-key-id <key-arn>',
    terraform: 'resource "aws_rds_cluster" "this" {\n  storage_encrypted = true\n  kms_key_id        = "<key-arn>"\n}',
    cloudformation: 'StorageEncrypted: true\nKmsKeyId: <key-arn>',
  },
  aliases: { prowler: ['rds_cluster_storage_encrypted'], securityHub: ['RDS.27'] },
  requirements: { fsbp: ['RDS.27'] },
  evaluate: ({ data }) =>
    withAnyCluster(data, ({ StorageEncrypted, KmsKeyId }) =>
      judgeSwitch(
        StorageEncrypted,
        { question: 'whether the storage is encrypted', on: 'The storage is encrypted', off: 'The storage is not encrypted' },
        { encrypted: StorageEncrypted ?? null, key: KmsKeyId ?? null },
      ),
    ),
});
