import { defineCheck } from '../define-check';
import { judgeLogs } from '../shared/database-logs';
import { instanceSetting } from '../shared/database-remedies';
import { instanceNeeds, withStandaloneInstance } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/instance-logs-in-cloudwatch',
  title: 'RDS instances send their logs to CloudWatch',
  severity: 'medium',
  resourceType: 'AWS::RDS::DBInstance',
  needs: instanceNeeds,
  why: 'Logs on the instance are kept for days only and vanish with it; who signed in and what failed cannot be found out afterwards.',
  remedy: instanceSetting({
    text: 'Export the logs of the engine to CloudWatch, and set how long the log groups keep them. MySQL and MariaDB write some of them only when the parameter group says so.',
    options: `--cloudwatch-logs-export-configuration '{"EnableLogTypes":["<log-type>"]}'`,
    terraform: 'enabled_cloudwatch_logs_exports = ["<log-type>"]',
    cloudformation: 'EnableCloudwatchLogsExports:\n  - <log-type>',
  }),
  aliases: { prowler: ['rds_instance_integration_cloudwatch_logs'], securityHub: ['RDS.9', 'RDS.36'] },
  requirements: { fsbp: ['RDS.9', 'RDS.36'] },
  evaluate: ({ data }) =>
    withStandaloneInstance(data, ({ Engine, EnabledCloudwatchLogsExports }) => judgeLogs(Engine, EnabledCloudwatchLogsExports)),
});
