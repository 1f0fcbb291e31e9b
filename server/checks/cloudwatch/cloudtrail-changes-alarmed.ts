import { eventAlarm, patternOf } from '../shared/event-alarm';
import { eventOf } from '../shared/sample-events';

const calls = ['CreateTrail', 'UpdateTrail', 'DeleteTrail', 'StartLogging', 'StopLogging'];

export const check = eventAlarm({
  id: 'cloudwatch/cloudtrail-changes-alarmed',
  title: 'Somebody is told when CloudTrail is changed or stopped',
  severity: 'medium',
  why: 'Who wants to go unseen stops the trail first. The last event that it records says so, if anybody listens.',
  source: 'cloudtrail.amazonaws.com',
  events: calls.map((call) => eventOf('cloudtrail', call)),
  pattern: patternOf('cloudtrail.amazonaws.com', calls),
  metric: 'CloudTrailChanges',
  aliases: {
    prowler: ['cloudwatch_log_metric_filter_and_alarm_for_cloudtrail_configuration_changes_enabled'],
    securityHub: ['CloudWatch.5'],
  },
  requirements: { 'cis-3.0': ['4.5'], 'cis-5.0': ['4.5'], 'cis-7.0': ['5.5'] },
});
