import type { Collector } from '../types';

/** All metric filters of a region in one listing, which names their groups: groups themselves are not asked for, there may be thousands. */
export const logsCollector: Collector = {
  service: 'logs',
  scope: 'regional',
  types: ['AWS::Logs::MetricFilter'],
  operations: [{ operation: 'logs:DescribeMetricFilters', level: 'list', types: ['AWS::Logs::MetricFilter'] }],
  async *collect(context) {
    const { collectLogs } = await import('./collect-logs');
    yield* collectLogs(context);
  },
};
