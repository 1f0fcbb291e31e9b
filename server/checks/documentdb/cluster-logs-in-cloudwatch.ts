import { defineCheck } from '../define-check';
import { judgeLogs } from '../shared/database-logs';
import { neighbourServices, neighbourSetting } from '../shared/database-remedies';
import { clusterNeeds, withAnyCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'documentdb/cluster-logs-in-cloudwatch',
  title: 'DocumentDB clusters send their audit log to CloudWatch',
  severity: 'medium',
  resourceType: 'AWS::DocDB::DBCluster',
  needs: clusterNeeds,
  why: 'Without the audit log nobody can tell afterwards who signed in to the cluster, from where, and which collections they changed.',
  remedy: neighbourSetting(neighbourServices.documentdb, {
    text: 'Turn auditing on in the cluster parameter group (audit_logs), then export the audit log to CloudWatch.',
    options: `--cloudwatch-logs-export-configuration '{"EnableLogTypes":["audit"]}'`,
    terraform: 'enabled_cloudwatch_logs_exports = ["audit"]',
    cloudformation: 'EnableCloudwatchLogsExports:\n  - audit',
  }),
  aliases: { prowler: ['documentdb_cluster_cloudwatch_log_export'], securityHub: ['DocumentDB.4'] },
  requirements: { fsbp: ['DocumentDB.4'] },
  evaluate: ({ data }) =>
    withAnyCluster(data, ({ Engine, EnabledCloudwatchLogsExports }) => judgeLogs(Engine, EnabledCloudwatchLogsExports)),
});
