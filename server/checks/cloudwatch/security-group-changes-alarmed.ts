import { eventAlarm, patternOf } from '../shared/event-alarm';
import { eventOf } from '../shared/sample-events';

const calls = [
  'AuthorizeSecurityGroupIngress',
  'AuthorizeSecurityGroupEgress',
  'RevokeSecurityGroupIngress',
  'RevokeSecurityGroupEgress',
  'CreateSecurityGroup',
  'DeleteSecurityGroup',
];

export const check = eventAlarm({
  id: 'cloudwatch/security-group-changes-alarmed',
  title: 'Somebody is told when security groups change',
  severity: 'medium',
  why: 'One rule opens a server to the internet, and scanners find it within minutes.',
  source: 'ec2.amazonaws.com',
  events: calls.map((call) => eventOf('ec2', call)),
  pattern: patternOf('ec2.amazonaws.com', calls),
  metric: 'SecurityGroupChanges',
  aliases: { prowler: ['cloudwatch_log_metric_filter_security_group_changes'], securityHub: ['CloudWatch.10'] },
  requirements: { 'cis-3.0': ['4.10'], 'cis-5.0': ['4.10'], 'cis-7.0': ['5.10'] },
});
