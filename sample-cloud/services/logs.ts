import { defineService } from '../define-service';
import { listed, pageSize } from './listing';

/** CloudWatch Logs: filters that count events. */
export const logs = defineService({
  name: 'logs',
  signingName: 'logs',
  schemas: () => import('@aws-sdk/client-cloudwatch-logs'),
  operations: {
    DescribeMetricFilters(input, context) {
      const found = listed(
        context,
        'AWS::Logs::MetricFilter',
        input.nextToken,
        pageSize(input.limit, { most: 50 }, 'InvalidParameterException'),
      );
      return { metricFilters: [...found.items], nextToken: found.next };
    },
  },
});
