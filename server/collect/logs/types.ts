import type { MetricFilter } from '@aws-sdk/client-cloudwatch-logs';
import type { Looked } from '@/server/workloads/content/types';

/** Which events of a log group were read: instants, ISO 8601. `from` null: from its first one on. */
export interface LogWindow {
  from: string | null;
  to: string;
}

/** Without how many bytes it holds, which moves by itself. */
export interface LogGroup {
  logGroupName: string;
  creationTime?: number;
  retentionInDays?: number;
  kmsKeyId?: string;
  logGroupClass?: string;
  /** What looking through its events came to; absent: reading them is off. */
  events?: Looked & { window: LogWindow };
}

export interface LogsResources {
  'AWS::Logs::LogGroup': LogGroup;
  /** Its id is the log group's name and its own, for filters have names only within their group. */
  'AWS::Logs::MetricFilter': MetricFilter;
}
