import { filterMatches, type LogEvent } from '@/server/aws/log-filter/matches';
import { parseLogFilter } from '@/server/aws/log-filter/parse';
import type { Resource } from '@/server/collect/types';
import type { Snapshot } from '../types';
import { indexedBy } from './index-by';
import { everydayEvent } from './sample-events';

type Filter = Resource<'AWS::Logs::MetricFilter'>;
type Alarm = Resource<'AWS::CloudWatch::Alarm'>;

/** A log group by name, in one region of the account. */
export interface LogGroup {
  name: string;
  region: string;
}

/** A metric filter with what became of it: the sample events that it counts, and the alarms on its count. */
export interface JudgedFilter {
  name: string;
  /** 'unclear': the pattern is one that we do not read. */
  counts: readonly string[] | 'unclear';
  /** Alarms that tell somebody. */
  alarms: readonly string[];
  /** Alarms whose actions are off, or that have none. */
  silent: readonly string[];
}

const groupKey = ({ data, region }: Filter) => [`${region} ${data.logGroupName}`];
const metricKey = (region: string, namespace = '', name = '') => `${region} ${namespace} ${name}`;

/** The metrics that an alarm looks at, whether it names one or calculates with several. */
const metricKeys = ({ data, region }: Alarm) => [
  metricKey(region, data.Namespace, data.MetricName),
  ...(data.Metrics ?? []).flatMap(({ MetricStat }) =>
    MetricStat?.Metric ? [metricKey(region, MetricStat.Metric.Namespace, MetricStat.Metric.MetricName)] : [],
  ),
];

const tellsSomebody = ({ data }: Alarm): boolean => data.ActionsEnabled !== false && (data.AlarmActions ?? []).length > 0;

/** The group's filters that count at least one of the events, or of which nobody can say what they count. Needs filters and alarms among the check's reads. */
export function filtersOn(group: LogGroup, events: readonly LogEvent[], snapshot: Snapshot): JudgedFilter[] {
  const filters = indexedBy(snapshot.list('AWS::Logs::MetricFilter'), groupKey, `${group.region} ${group.name}`);
  return filters.flatMap((filter) => {
    const counts = countedBy(filter.data.filterPattern ?? '', events);
    if (counts !== 'unclear' && counts.length === 0) return [];
    const alarms = (filter.data.metricTransformations ?? []).flatMap(({ metricNamespace, metricName }) =>
      indexedBy(snapshot.list('AWS::CloudWatch::Alarm'), metricKeys, metricKey(filter.region, metricNamespace, metricName)),
    );
    const names = (tells: boolean) => alarms.filter((alarm) => tellsSomebody(alarm) === tells).map(({ id }) => id);
    return [{ name: filter.name ?? filter.id, counts, alarms: names(true), silent: names(false) }];
  });
}

function countedBy(pattern: string, events: readonly LogEvent[]): string[] | 'unclear' {
  const filter = parseLogFilter(pattern);
  if (filter === 'unclear') return 'unclear';
  if (filterMatches(filter, everydayEvent)) return [];
  return events.filter((event) => filterMatches(filter, event)).map(labelOf);
}

/** What an event is told by: its name, or its error where that makes the difference. */
export const labelOf = ({ eventName, errorCode, errorMessage, userIdentity }: LogEvent): string => {
  const said = errorCode ?? errorMessage;
  const root = (userIdentity as { type?: string } | undefined)?.type === 'Root' ? ' by root' : '';
  return `${String(eventName)}${root}${said === undefined ? '' : ` (${String(said)})`}`;
};
