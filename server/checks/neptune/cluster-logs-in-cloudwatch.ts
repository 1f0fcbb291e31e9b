import { defineCheck } from '../define-check';
import { judgeLogs } from '../shared/database-logs';
import { neighbourServices, neighbourSetting } from '../shared/database-remedies';
import { clusterNeeds, withAnyCluster } from '../shared/databases';

export const check = defineCheck({
  id: 'neptune/cluster-logs-in-cloudwatch',
  title: 'Neptune clusters send their audit log to CloudWatch',
  severity: 'medium',
  resourceType: 'AWS::Neptune::DBCluster',
  needs: clusterNeeds,
  why: 'Without the audit log nobody can tell afterwards which client asked the graph for what, or who changed it.',
  remedy: neighbourSetting(neighbourServices.neptune, {
    text: 'Set neptune_enable_audit_log in the cluster parameter group, then export the audit log to CloudWatch.',
    options: `--cloudwatch-logs-export-configuration '{"EnableLogTypes":["audit"]}'`,
    terraform: 'enable_cloudwatch_logs_exports = ["audit"]',
    cloudformation: 'EnableCloudwatchLogsExports:\n  - audit',
  }),
  aliases: { prowler: ['neptune_cluster_integration_cloudwatch_logs'], securityHub: ['Neptune.2'] },
  requirements: { fsbp: ['Neptune.2'] },
  evaluate: ({ data }) =>
    withAnyCluster(data, ({ Engine, EnabledCloudwatchLogsExports }) => judgeLogs(Engine, EnabledCloudwatchLogsExports)),
});
