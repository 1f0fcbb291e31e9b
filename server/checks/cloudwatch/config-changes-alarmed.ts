import { eventAlarm, patternOf } from '../shared/event-alarm';
import { eventOf } from '../shared/sample-events';

const calls = ['StopConfigurationRecorder', 'DeleteDeliveryChannel', 'PutDeliveryChannel', 'PutConfigurationRecorder'];

export const check = eventAlarm({
  id: 'cloudwatch/config-changes-alarmed',
  title: 'Somebody is told when AWS Config is changed or stopped',
  severity: 'medium',
  why: 'Without its recorder nobody can tell what was changed while nobody looked.',
  source: 'config.amazonaws.com',
  events: calls.map((call) => eventOf('config', call)),
  pattern: patternOf('config.amazonaws.com', calls),
  metric: 'ConfigChanges',
  aliases: {
    prowler: ['cloudwatch_log_metric_filter_and_alarm_for_aws_config_configuration_changes_enabled'],
    securityHub: ['CloudWatch.9'],
  },
  requirements: { 'cis-3.0': ['4.9'], 'cis-5.0': ['4.9'], 'cis-7.0': ['5.9'] },
});
