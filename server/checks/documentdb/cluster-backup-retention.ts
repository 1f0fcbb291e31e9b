import { defineCheck } from '../define-check';
import { judgeRetention, retentionFrom } from '../shared/backup-retention';
import { neighbourServices, neighbourSetting } from '../shared/database-remedies';
import { clusterNeeds, withAnyCluster } from '../shared/databases';

const parameters = retentionFrom('AWS FSBP DocumentDB.2');

export const check = defineCheck({
  id: 'documentdb/cluster-backup-retention',
  title: 'DocumentDB clusters keep automated backups for long enough',
  severity: 'medium',
  resourceType: 'AWS::DocDB::DBCluster',
  needs: clusterNeeds,
  why: 'DocumentDB keeps backups for a single day unless told otherwise; damage that is noticed on the second day stays.',
  remedy: neighbourSetting(neighbourServices.documentdb, {
    text: 'Keep automated backups for at least a week, and try a restore now and then.',
    options: '--backup-retention-period 7',
    terraform: 'backup_retention_period = 7',
    cloudformation: 'BackupRetentionPeriod: 7',
  }),
  aliases: { prowler: ['documentdb_cluster_backup_enabled'], securityHub: ['DocumentDB.2'] },
  requirements: { fsbp: ['DocumentDB.2'] },
  parameters,
  evaluate: ({ data }, _, { parameters: { days } }) =>
    withAnyCluster(data, ({ BackupRetentionPeriod }) => judgeRetention(BackupRetentionPeriod, days ?? parameters.days.default)),
});
