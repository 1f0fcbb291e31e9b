import { defineCheck } from '../define-check';
import { encryptedAnew, neighbourServices } from '../shared/database-remedies';
import { clusterNeeds, judgeSwitch, withAnyCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'neptune/cluster-storage-encrypted',
  title: 'Neptune clusters keep their data encrypted',
  severity: 'medium',
  resourceType: 'AWS::Neptune::DBCluster',
  needs: clusterNeeds,
  why: 'The volume of an unencrypted cluster, its backups and every snapshot of it are readable without a key.',
  remedy: encryptedAnew(neighbourServices.neptune, 'neptune'),
  aliases: { prowler: ['neptune_cluster_storage_encrypted'], securityHub: ['Neptune.1'] },
  requirements: { fsbp: ['Neptune.1'] },
  evaluate: ({ data }) =>
    withAnyCluster(data, ({ StorageEncrypted, KmsKeyId }) =>
      judgeSwitch(
        StorageEncrypted,
        { question: 'whether the storage is encrypted', on: 'The storage is encrypted', off: 'The storage is not encrypted' },
        { encrypted: StorageEncrypted ?? null, key: KmsKeyId ?? null },
      ),
    ),
});
