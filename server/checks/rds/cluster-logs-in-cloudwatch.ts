import { defineCheck } from '../define-check';
import { judgeLogs } from '../shared/database-logs';
import { clusterSetting } from '../shared/database-remedies';
import { clusterNeeds, withCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'rds/cluster-logs-in-cloudwatch',
  title: 'RDS clusters send their logs to CloudWatch',
  severity: 'medium',
  resourceType: 'AWS::RDS::DBCluster',
  needs: clusterNeeds,
  why: 'Logs on the instances of a cluster are kept for days only; who signed in and what they did cannot be found out afterwards.',
  remedy: clusterSetting({
    text: 'Export the logs to CloudWatch: postgresql for Aurora PostgreSQL; audit for Aurora MySQL, which writes it once server_audit_logging is on.',
    options: `--cloudwatch-logs-export-configuration '{"EnableLogTypes":["<log-type>"]}'`,
    terraform: 'enabled_cloudwatch_logs_exports = ["<log-type>"]',
    cloudformation: 'EnableCloudwatchLogsExports:\n  - <log-type>',
  }),
  aliases: { prowler: ['rds_cluster_integration_cloudwatch_logs'], securityHub: ['RDS.34', 'RDS.37'] },
  requirements: { fsbp: ['RDS.34', 'RDS.37'] },
  evaluate: ({ data }) => withCluster(data, ({ Engine, EnabledCloudwatchLogsExports }) => judgeLogs(Engine, EnabledCloudwatchLogsExports)),
});
