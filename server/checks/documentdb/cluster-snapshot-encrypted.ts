import { defineCheck } from '../define-check';
import { encryptedSnapshot, neighbourServices } from '../shared/database-remedies';
import { judgeSwitch } from '../shared/databases';

export const check = defineCheck({
  id: 'documentdb/cluster-snapshot-encrypted',
  title: 'Snapshots of DocumentDB clusters are encrypted',
  severity: 'medium',
  resourceType: 'AWS::DocDB::DBClusterSnapshot',
  needs: ['rds:DescribeDBClusterSnapshots'],
  why: 'An unencrypted snapshot of a cluster can be shared or copied out of the account, and needs no key to be read there.',
  remedy: encryptedSnapshot(neighbourServices.documentdb, 'docdb'),
  aliases: {},
  evaluate: ({ data: { StorageEncrypted, KmsKeyId, DBClusterIdentifier } }) =>
    judgeSwitch(
      StorageEncrypted,
      { question: 'whether the snapshot is encrypted', on: 'The snapshot is encrypted', off: 'The snapshot is not encrypted' },
      { encrypted: StorageEncrypted ?? null, key: KmsKeyId ?? null, source: DBClusterIdentifier ?? null },
    ),
});
