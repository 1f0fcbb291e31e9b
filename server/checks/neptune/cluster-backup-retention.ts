import { defineCheck } from '../define-check';
import { judgeRetention, retentionFrom } from '../shared/backup-retention';
import { neighbourServices, neighbourSetting } from '../shared/database-remedies';
import { clusterNeeds, withAnyCluster } from '../shared/databases';

const parameters = retentionFrom('AWS FSBP Neptune.5');

export const check = defineCheck({
  id: 'neptune/cluster-backup-retention',
  title: 'Neptune clusters keep automated backups for long enough',
  severity: 'medium',
  resourceType: 'AWS::Neptune::DBCluster',
  needs: clusterNeeds,
  why: 'Neptune keeps backups for a single day unless told otherwise; damage that is noticed on the second day stays.',
  remedy: neighbourSetting(neighbourServices.neptune, {
    text: 'Keep automated backups for at least a week, and try a restore now and then.',
    options: '--backup-retention-period 7',
    terraform: 'backup_retention_period = 7',
    cloudformation: 'BackupRetentionPeriod: 7',
  }),
  aliases: { prowler: ['neptune_cluster_backup_enabled'], securityHub: ['Neptune.5'] },
  requirements: { fsbp: ['Neptune.5'] },
  parameters,
  evaluate: ({ data }, _, { parameters: { days } }) =>
    withAnyCluster(data, ({ BackupRetentionPeriod }) => judgeRetention(BackupRetentionPeriod, days ?? parameters.days.default)),
});
