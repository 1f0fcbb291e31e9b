import type { Collector } from '../types';

/** Alarms come whole from one listing. */
export const cloudwatchCollector: Collector = {
  service: 'cloudwatch',
  scope: 'regional',
  types: ['AWS::CloudWatch::Alarm'],
  operations: [{ operation: 'cloudwatch:DescribeAlarms', level: 'list', types: ['AWS::CloudWatch::Alarm'] }],
  async *collect(context) {
    const { collectCloudWatch } = await import('./collect-cloudwatch');
    yield* collectCloudWatch(context);
  },
};
