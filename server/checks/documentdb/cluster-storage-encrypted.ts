import { defineCheck } from '../define-check';
import { encryptedAnew, neighbourServices } from '../shared/database-remedies';
import { clusterNeeds, judgeSwitch, withAnyCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'documentdb/cluster-storage-encrypted',
  title: 'DocumentDB clusters keep their data encrypted',
  severity: 'medium',
  resourceType: 'AWS::DocDB::DBCluster',
  needs: clusterNeeds,
  why: 'The volume of an unencrypted cluster, its backups and every snapshot of it are readable without a key.',
  remedy: encryptedAnew(neighbourServices.documentdb, 'docdb'),
  aliases: { prowler: ['documentdb_cluster_storage_encrypted'], securityHub: ['DocumentDB.1'] },
  requirements: { fsbp: ['DocumentDB.1'] },
  evaluate: ({ data }) =>
    withAnyCluster(data, ({ StorageEncrypted, KmsKeyId }) =>
      judgeSwitch(
        StorageEncrypted,
        { question: 'whether the storage is encrypted', on: 'The storage is encrypted', off: 'The storage is not encrypted' },
        { encrypted: StorageEncrypted ?? null, key: KmsKeyId ?? null },
      ),
    ),
});
