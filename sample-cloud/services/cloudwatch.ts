import { defineService } from '../define-service';
import { listed, pageSize } from './listing';

/** CloudWatch: alarms on metrics. */
export const cloudwatch = defineService({
  name: 'cloudwatch',
  signingName: 'monitoring',
  schemas: () => import('@aws-sdk/client-cloudwatch'),
  operations: {
    DescribeAlarms(input, context) {
      const size = pageSize(input.MaxRecords, { most: 100, usual: 50 }, 'ValidationError');
      const found = listed(context, 'AWS::CloudWatch::Alarm', input.NextToken, size);
      return {
        MetricAlarms: found.items.map((alarm) => ({ ...alarm, StateValue: 'OK' as const, StateUpdatedTimestamp: context.now })),
        CompositeAlarms: [],
        NextToken: found.next,
      };
    },
  },
});
