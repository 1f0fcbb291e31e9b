import { defineCheck } from '../define-check';
import { domainNeeds, domainSetting, withDomain } from '../shared/search-domains';
import { judgeDomainLog } from '../shared/search-logs';

export const check = defineCheck({
  id: 'opensearch/domain-audit-logs',
  title: 'OpenSearch domains send their audit log to CloudWatch',
  severity: 'high',
  resourceType: 'AWS::OpenSearchService::Domain',
  needs: domainNeeds,
  why: 'Without the audit log nobody can tell afterwards who signed in to the domain and which documents they read or changed.',
  remedy: domainSetting({
    text: 'Let the domain write its audit log to a log group, and turn auditing on in OpenSearch Dashboards; it needs fine-grained access control.',
    tab: 'Logs → Enable',
    options: `--log-publishing-options '{"AUDIT_LOGS":{"CloudWatchLogsLogGroupArn":"<log-group-arn>","Enabled":true}}'`,
    terraform: 'log_publishing_options {\n  log_type                 = "AUDIT_LOGS"\n  cloudwatch_log_group_arn = "<log-group-arn>"\n}',
    cloudformation: 'LogPublishingOptions:\n  AUDIT_LOGS:\n    CloudWatchLogsLogGroupArn: <log-group-arn>\n    Enabled: true',
  }),
  aliases: { prowler: ['opensearch_service_domains_audit_logging_enabled'], securityHub: ['OpenSearch.5', 'ES.5'] },
  requirements: { fsbp: ['OpenSearch.5', 'ES.5'] },
  evaluate: ({ data }) => withDomain(data, (domain) => judgeDomainLog(domain, 'AUDIT_LOGS', 'audit')),
});
