import { eventAlarm, patternOf } from '../shared/event-alarm';
import { eventOf } from '../shared/sample-events';

const calls = ['DisableKey', 'ScheduleKeyDeletion'];

export const check = eventAlarm({
  id: 'cloudwatch/kms-key-removal-alarmed',
  title: 'Somebody is told when a KMS key is disabled or scheduled for deletion',
  severity: 'medium',
  why: 'Data under a deleted key is lost for good. The waiting period of a week or more helps only when somebody hears of it.',
  source: 'kms.amazonaws.com',
  events: calls.map((call) => eventOf('kms', call)),
  pattern: patternOf('kms.amazonaws.com', calls),
  metric: 'KmsKeyRemoval',
  aliases: { prowler: ['cloudwatch_log_metric_filter_disable_or_scheduled_deletion_of_kms_cmk'], securityHub: ['CloudWatch.7'] },
  requirements: { 'cis-3.0': ['4.7'], 'cis-5.0': ['4.7'], 'cis-7.0': ['5.7'] },
});
