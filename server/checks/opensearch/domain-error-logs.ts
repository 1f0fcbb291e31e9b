import { defineCheck } from '../define-check';
import { domainNeeds, domainSetting, withDomain } from '../shared/search-domains';
import { judgeDomainLog } from '../shared/search-logs';

/** Other tools ask for both slow logs instead; those help with tuning, and AWS FSBP asks for the error log. */
export const check = defineCheck({
  id: 'opensearch/domain-error-logs',
  title: 'OpenSearch domains send their error log to CloudWatch',
  severity: 'low',
  resourceType: 'AWS::OpenSearchService::Domain',
  needs: domainNeeds,
  why: 'Failed sign-ins, broken queries and nodes that run out of memory are told in the error log only, which nobody sees unless it is sent.',
  remedy: domainSetting({
    text: 'Let the domain write its error log to a log group.',
    tab: 'Logs → Enable',
    options: `--log-publishing-options '{"ES_APPLICATION_LOGS":{"CloudWatchLogsLogGroupArn":"<log-group-arn>","Enabled":true}}'`,
    terraform:
      'log_publishing_options {\n  log_type                 = "ES_APPLICATION_LOGS"\n  cloudwatch_log_group_arn = "<log-group-arn>"\n}',
    cloudformation: 'LogPublishingOptions:\n  ES_APPLICATION_LOGS:\n    CloudWatchLogsLogGroupArn: <log-group-arn>\n    Enabled: true',
  }),
  aliases: { prowler: ['opensearch_service_domains_cloudwatch_logging_enabled'], securityHub: ['OpenSearch.4', 'ES.4'] },
  requirements: { fsbp: ['OpenSearch.4', 'ES.4'] },
  evaluate: ({ data }) => withDomain(data, (domain) => judgeDomainLog(domain, 'ES_APPLICATION_LOGS', 'error')),
});
