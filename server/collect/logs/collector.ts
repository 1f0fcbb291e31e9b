import { bulkTags, contentRead, enrichment, listing } from '../spec';
import type { Collector } from '../types';

const group = 'AWS::Logs::LogGroup';
const filter = 'AWS::Logs::MetricFilter';

/** Two listings in a region. Metric filters name their groups, and come in one listing for all of them. */
export const logsCollector: Collector = {
  service: 'logs',
  scope: 'regional',
  types: [group, filter],
  operations: [
    listing('logs:DescribeLogGroups', group),
    listing('logs:DescribeMetricFilters', filter),
    enrichment('logs:ListTagsForResource', group),
    bulkTags(group),
    contentRead('log-events', enrichment('logs:FilterLogEvents', group)),
  ],
  async *collect(context) {
    const { collectLogs } = await import('./collect-logs');
    yield* collectLogs(context);
  },
};
