import type { MetricFilter } from '@aws-sdk/client-cloudwatch-logs';

export interface LogsResources {
  /** Its id is the log group's name and its own, for filters have names only within their group. */
  'AWS::Logs::MetricFilter': MetricFilter;
}
