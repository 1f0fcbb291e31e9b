import { defineCheck } from '../define-check';
import { judgeRetention, retentionParameters } from '../shared/backup-retention';
import { clusterSetting } from '../shared/database-remedies';
import { clusterNeeds, withCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/cluster-backup-retention',
  title: 'RDS clusters keep automated backups for long enough',
  severity: 'medium',
  resourceType: 'AWS::RDS::DBCluster',
  needs: clusterNeeds,
  why: 'Aurora keeps backups for a single day unless told otherwise; damage that is noticed on the second day stays.',
  remedy: clusterSetting({
    text: 'Keep automated backups for at least a week, and try a restore now and then.',
    options: '--backup-retention-period 7',
    terraform: 'backup_retention_period = 7',
    cloudformation: 'BackupRetentionPeriod: 7',
  }),
  aliases: {},
  parameters: retentionParameters,
  evaluate: ({ data }, _, { parameters }) =>
    withCluster(data, ({ BackupRetentionPeriod }) =>
      judgeRetention(BackupRetentionPeriod, parameters.days ?? retentionParameters.days.default),
    ),
});
