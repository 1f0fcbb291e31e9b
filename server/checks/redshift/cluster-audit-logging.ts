import { defineCheck, fail, pass, unknown } from '../define-check';
import { dayText } from '../shared/dates';
import { withWarehouse } from '../shared/warehouses';

export const check = defineCheck({
  id: 'redshift/cluster-audit-logging',
  title: 'Redshift clusters keep audit logs',
  severity: 'medium',
  resourceType: 'AWS::Redshift::Cluster',
  needs: ['redshift:DescribeClusters', 'redshift:DescribeLoggingStatus'],
  why: 'Without them nobody can tell afterwards who signed in to the warehouse, who was refused, and what was asked of it.',
  remedy: {
    text: 'Send connection and user logs to a bucket or to CloudWatch. What users ask is logged only once enable_user_activity_logging is set in the parameter group.',
    console: 'Amazon Redshift → Clusters → the cluster → Properties → Database configurations → Edit audit logging.',
    cli: 'aws redshift enable-logging --cluster-identifier <cluster> --log-destination-type cloudwatch --log-exports connectionlog userlog useractivitylog',
    terraform:
      'resource "aws_redshift_logging" "this" {\n  cluster_identifier   = "<cluster>"\n  log_destination_type = "cloudwatch"\n  log_exports          = ["connectionlog", "userlog", "useractivitylog"]\n}',
    cloudformation:
      'LoggingProperties:\n  LogDestinationType: cloudwatch\n  LogExports:\n    - connectionlog\n    - userlog\n    - useractivitylog',
  },
  aliases: { prowler: ['redshift_cluster_audit_logging'], securityHub: ['Redshift.4'] },
  requirements: { fsbp: ['Redshift.4'] },
  evaluate: ({ data }) =>
    withWarehouse(data, ({ logging }) => {
      if (logging?.LoggingEnabled === undefined) return unknown('Not known: AWS did not tell whether the cluster keeps audit logs');
      const { LoggingEnabled, LogDestinationType, BucketName, LogExports, LastFailureTime, LastFailureMessage } = logging;
      const evidence = {
        enabled: LoggingEnabled,
        destination: BucketName ?? LogDestinationType ?? null,
        logs: [...(LogExports ?? [])].sort(),
        failedAt: LastFailureTime?.toISOString() ?? null,
      };
      if (!LoggingEnabled) return fail('The cluster keeps no audit logs', evidence);
      if (LastFailureTime)
        return fail(`Audit logging is on, but no log was delivered since it failed on ${dayText(LastFailureTime)}`, {
          ...evidence,
          reason: LastFailureMessage ?? null,
        });
      return pass('The cluster keeps audit logs', evidence);
    }),
});
