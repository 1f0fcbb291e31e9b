import { eventAlarm } from '../shared/event-alarm';
import { eventOf } from '../shared/sample-events';

export const check = eventAlarm({
  id: 'cloudwatch/unauthorized-calls-alarmed',
  title: 'Somebody is told when calls are refused for want of permission',
  severity: 'medium',
  why: 'A row of refusals is what trying out stolen credentials looks like, long before one of them works.',
  events: [
    eventOf('ec2', 'RunInstances', { errorCode: 'Client.UnauthorizedOperation' }),
    eventOf('iam', 'CreateUser', { errorCode: 'AccessDenied' }),
    eventOf('kms', 'ListKeys', { errorCode: 'AccessDeniedException', readOnly: true }),
  ],
  kinds: ['read', 'write'],
  pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
  metric: 'UnauthorizedCalls',
  aliases: { prowler: ['cloudwatch_log_metric_filter_unauthorized_api_calls'], securityHub: ['CloudWatch.2'] },
  requirements: { 'cis-3.0': ['4.1'], 'cis-5.0': ['4.1'], 'cis-7.0': ['5.1'] },
});
