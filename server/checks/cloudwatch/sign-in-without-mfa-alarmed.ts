import { eventAlarm } from '../shared/event-alarm';
import { signIn } from '../shared/sample-events';

export const check = eventAlarm({
  id: 'cloudwatch/sign-in-without-mfa-alarmed',
  title: 'Somebody is told of a sign-in to the console without MFA',
  severity: 'medium',
  why: 'A password alone is what gets guessed, reused and phished. Each sign-in by one alone is either a gap in the rules or somebody else.',
  source: 'signin.amazonaws.com',
  events: [signIn()],
  pattern:
    '{ ($.eventName = "ConsoleLogin") && ($.additionalEventData.MFAUsed != "Yes") && ($.userIdentity.type = "IAMUser") && ($.responseElements.ConsoleLogin = "Success") }',
  metric: 'SignInWithoutMfa',
  aliases: { prowler: ['cloudwatch_log_metric_filter_sign_in_without_mfa'], securityHub: ['CloudWatch.3'] },
  requirements: { 'cis-3.0': ['4.2'], 'cis-5.0': ['4.2'], 'cis-7.0': ['5.2'] },
});
