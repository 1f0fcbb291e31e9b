import { defineCheck, notApplicable } from '../define-check';
import { judgeRetention, retentionParameters } from '../shared/backup-retention';
import { instanceSetting } from '../shared/database-remedies';
import { instanceNeeds, replicaSource, withStandaloneInstance } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/instance-backup-retention',
  title: 'RDS instances keep automated backups for long enough',
  severity: 'medium',
  resourceType: 'AWS::RDS::DBInstance',
  needs: instanceNeeds,
  why: 'A mistake or an attack that is noticed after the last backup is gone cannot be undone.',
  remedy: instanceSetting({
    text: 'Keep automated backups for at least a week, and try a restore now and then.',
    options: '--backup-retention-period 7',
    terraform: 'backup_retention_period = 7',
    cloudformation: 'BackupRetentionPeriod: 7',
  }),
  aliases: { prowler: ['rds_instance_backup_enabled'], securityHub: ['RDS.11'] },
  requirements: { fsbp: ['RDS.11'] },
  parameters: retentionParameters,
  evaluate: ({ data }, _, { parameters }) =>
    withStandaloneInstance(data, (instance) => {
      const source = replicaSource(instance);
      return source
        ? notApplicable(`The instance is a read replica of ${source}, which is backed up instead`)
        : judgeRetention(instance.BackupRetentionPeriod, parameters.days ?? retentionParameters.days.default);
    }),
});
