import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';

export interface CloudWatchResources {
  /** How the alarm is set up. Whether it rings just now is left out: that would make it another resource every minute. */
  'AWS::CloudWatch::Alarm': Omit<
    MetricAlarm,
    'StateValue' | 'StateReason' | 'StateReasonData' | 'StateUpdatedTimestamp' | 'StateTransitionedTimestamp' | 'EvaluationState'
  >;
}
