import { defineCheck, fail, pass, unknown } from '../define-check';
import { instanceSetting } from '../shared/database-remedies';
import { instanceNeeds, withInstance } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/instance-enhanced-monitoring',
  title: 'RDS instances report their operating system metrics',
  severity: 'low',
  resourceType: 'AWS::RDS::DBInstance',
  needs: instanceNeeds,
  why: 'The plain metrics come from outside the machine: which process eats memory or disk, and whether it belongs there, stays unseen.',
  remedy: instanceSetting({
    text: 'Turn Enhanced Monitoring on with a role that may write its metrics; every 60 seconds is enough for most.',
    options: '--monitoring-interval 60 --monitoring-role-arn <role-arn>',
    terraform: 'monitoring_interval = 60\nmonitoring_role_arn = "<role-arn>"',
    cloudformation: 'MonitoringInterval: 60\nMonitoringRoleArn: <role-arn>',
  }),
  aliases: { prowler: ['rds_instance_enhanced_monitoring_enabled'], securityHub: ['RDS.6'] },
  requirements: { fsbp: ['RDS.6'] },
  evaluate: ({ data }) =>
    withInstance(data, ({ MonitoringInterval }) => {
      if (MonitoringInterval === undefined) return unknown('Not known: AWS did not tell how often the instance reports');
      const evidence = { intervalSeconds: MonitoringInterval };
      return MonitoringInterval > 0
        ? pass(`The operating system reports every ${MonitoringInterval} s`, evidence)
        : fail('Enhanced Monitoring is off', evidence);
    }),
});
