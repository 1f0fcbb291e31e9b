import { defineCheck, fail, pass, unknown } from '../define-check';

export const check = defineCheck({
  id: 'wafv2/web-acl-logged',
  title: 'Web ACLs log what they let through and stop',
  severity: 'medium',
  resourceType: 'AWS::WAFv2::WebACL',
  needs: ['wafv2:ListWebACLs', 'wafv2:ListLoggingConfigurations'],
  why: 'Nobody sees which attacks came, whether a rule stopped customers instead, or what got through before the rule was there.',
  remedy: {
    text: 'Send the logs to CloudWatch Logs, S3 or Firehose (the destination’s name must begin with aws-waf-logs-), and redact what is secret.',
    console: 'WAF → Web ACLs → the web ACL → Logging and metrics → Enable.',
    cli: 'aws wafv2 put-logging-configuration --logging-configuration ResourceArn=<web-acl-arn>,LogDestinationConfigs=<destination-arn>',
    terraform:
      'resource "aws_wafv2_web_acl_logging_configuration" "this" {\n  resource_arn            = aws_wafv2_web_acl.this.arn\n  log_destination_configs = [<destination-arn>]\n}',
    cloudformation:
      'Type: AWS::WAFv2::LoggingConfiguration\nProperties:\n  ResourceArn: <web-acl-arn>\n  LogDestinationConfigs: [<destination-arn>]',
  },
  aliases: { prowler: ['wafv2_webacl_logging_enabled'], securityHub: ['WAF.11'] },
  requirements: { fsbp: ['WAF.11'] },
  evaluate: ({ data: { logging } }) => {
    if (logging === undefined) return unknown('Not known: the logging configurations were not read');
    const destinations = logging?.LogDestinationConfigs ?? [];
    return destinations.length > 0 ? pass('Requests are logged', { destinations }) : fail('Requests are not logged', { destinations: [] });
  },
});
