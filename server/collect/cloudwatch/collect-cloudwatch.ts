import { CloudWatchClient, DescribeAlarmsCommand, type MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { listIn, present } from '../answers';
import { listResources } from '../list-resources';
import type { AnyResource, CollectContext } from '../types';

function settingsOf({
  StateValue: _value,
  StateReason: _reason,
  StateReasonData: _data,
  StateUpdatedTimestamp: _updated,
  StateTransitionedTimestamp: _transitioned,
  EvaluationState: _evaluation,
  ...settings
}: MetricAlarm) {
  return settings;
}

/** The metric alarms of a region. */
export async function* collectCloudWatch(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(CloudWatchClient);
  const operation = 'cloudwatch:DescribeAlarms';
  const source = { operation, region: context.region } as const;
  yield* listResources(context, {
    operation,
    fetch: (NextToken) => client.send(new DescribeAlarmsCommand({ AlarmTypes: ['MetricAlarm'], MaxRecords: 100, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, answer.MetricAlarms).map((alarm) => ({
        type: 'AWS::CloudWatch::Alarm',
        arn: present(source, alarm.AlarmArn),
        id: present(source, alarm.AlarmName),
        name: null,
        region: context.region,
        tags: {},
        data: settingsOf(alarm),
        gaps: [],
      })),
  });
}
