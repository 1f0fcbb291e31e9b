import { CloudWatchLogsClient, DescribeMetricFiltersCommand } from '@aws-sdk/client-cloudwatch-logs';
import { listIn, present } from '../answers';
import { listResources } from '../list-resources';
import { makeArn } from '../make-arn';
import { mergePages } from '../merge-pages';
import type { AnyResource, CollectContext } from '../types';
import { collectLogGroups } from './log-groups';

export function collectLogs(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  return mergePages([collectLogGroups(context), collectMetricFilters(context)]);
}

/** The metric filters of a region, of whatever log group. */
async function* collectMetricFilters(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(CloudWatchLogsClient);
  const operation = 'logs:DescribeMetricFilters';
  const source = { operation, region: context.region } as const;
  yield* listResources(context, {
    operation,
    fetch: (nextToken) => client.send(new DescribeMetricFiltersCommand({ limit: 50, nextToken })),
    token: (answer) => answer.nextToken,
    resources: (answer) =>
      listIn(source, answer.metricFilters).map((filter) => {
        const name = present(source, filter.filterName);
        const id = `${present(source, filter.logGroupName)}:${name}`;
        return {
          type: 'AWS::Logs::MetricFilter',
          arn: makeArn(context, 'logs', context.region, 'metric-filter', id),
          id,
          name,
          region: context.region,
          tags: {},
          data: filter,
          gaps: [],
        };
      }),
  });
}
