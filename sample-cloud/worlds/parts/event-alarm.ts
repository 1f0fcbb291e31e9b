import type { Draft } from '../draft';

export interface EventAlarmOptions {
  region: string;
  /** Of the filter, the metric and the alarm. */
  name: string;
  logGroup: string;
  pattern: string;
  created: Date;
  /** The topic that the alarm tells; null: it tells nobody; left out: there is no alarm. */
  topic?: string | null;
  /** Somebody switched the alarm's actions off. */
  silenced?: boolean;
}

const namespace = 'CloudTrailMetrics';

/** Adds a filter that counts events in a log group and, mostly, an alarm on the count. */
export function addEventAlarm(draft: Draft, options: EventAlarmOptions): void {
  const { region, name, logGroup, pattern, created, topic, silenced = false } = options;
  const id = `${logGroup}:${name}`;
  draft.add({
    type: 'AWS::Logs::MetricFilter',
    id,
    arn: draft.arn('logs', region, `metric-filter/${id}`),
    region,
    tags: {},
    data: {
      filterName: name,
      filterPattern: pattern,
      logGroupName: logGroup,
      creationTime: created.getTime(),
      metricTransformations: [{ metricName: name, metricNamespace: namespace, metricValue: '1' }],
    },
  });
  if (topic === undefined) return;
  const arn = draft.arn('cloudwatch', region, `alarm:${name}`);
  draft.add({
    type: 'AWS::CloudWatch::Alarm',
    id: name,
    arn,
    region,
    tags: {},
    data: {
      AlarmName: name,
      AlarmArn: arn,
      AlarmConfigurationUpdatedTimestamp: created,
      ActionsEnabled: !silenced,
      OKActions: [],
      AlarmActions: topic === null ? [] : [draft.arn('sns', region, topic)],
      InsufficientDataActions: [],
      MetricName: name,
      Namespace: namespace,
      Statistic: 'Sum',
      Dimensions: [],
      Period: 300,
      EvaluationPeriods: 1,
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      TreatMissingData: 'notBreaching',
    },
  });
}
