import { eventAlarm } from '../shared/event-alarm';
import { signIn } from '../shared/sample-events';

export const check = eventAlarm({
  id: 'cloudwatch/sign-in-failures-alarmed',
  title: 'Somebody is told when sign-ins to the console fail',
  severity: 'medium',
  why: 'One failure is a typing mistake, many are somebody trying passwords. The alarm tells them apart by its threshold.',
  source: 'signin.amazonaws.com',
  events: [signIn({ errorMessage: 'Failed authentication', responseElements: { ConsoleLogin: 'Failure' } })],
  pattern: '{ ($.eventName = "ConsoleLogin") && ($.errorMessage = "Failed authentication") }',
  metric: 'SignInFailures',
  aliases: { prowler: ['cloudwatch_log_metric_filter_authentication_failures'], securityHub: ['CloudWatch.6'] },
  requirements: { 'cis-3.0': ['4.6'], 'cis-5.0': ['4.6'], 'cis-7.0': ['5.6'] },
});
