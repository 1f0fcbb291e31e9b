import type { LogEvent } from '@/server/aws/log-filter/matches';
import { defineCheck, fail, pass, unknown } from '../define-check';
import type { Check, CheckContext, Remedy, Snapshot, Verdict } from '../types';
import { accountItself } from './account-level';
import { filtersOn, type JudgedFilter, type LogGroup, labelOf } from './event-filters';
import { some } from './security-groups';
import { type EventKind, managementEvents } from './trail-selectors';
import { readsTrails, runningTrails, type Trail } from './trails';

interface EventAlarm extends Pick<Check<'AWS::Account::Account'>, 'id' | 'title' | 'severity' | 'why' | 'aliases' | 'requirements'> {
  /** Events that must ring, one of each kind. */
  events: readonly LogEvent[];
  /** The service that sends them, as in `ec2.amazonaws.com`; left out: any. */
  source?: string;
  /** Kinds of management events that the trail must record for it. */
  kinds?: readonly EventKind[];
  /** A filter pattern that counts just these, and a name for its metric. */
  pattern: string;
  metric: string;
}

/**
 * A check that somebody is told when such events happen: a running trail over all regions sends them to a log group, where metric filters count
 * them and alarms with an action stand on the counts. What counts is what a filter does, not how it is written: the sample events are run through it,
 * so order, spacing and wider patterns are all one, and several filters may share the work.
 */
export function eventAlarm({ events, source, kinds = ['write'], pattern, metric, ...facts }: EventAlarm): Check<'AWS::Account::Account'> {
  return defineCheck({
    ...facts,
    resourceType: 'AWS::Account::Account',
    needs: [
      ...accountItself,
      'cloudtrail:DescribeTrails',
      'cloudtrail:GetTrailStatus',
      'cloudtrail:GetEventSelectors',
      'logs:DescribeMetricFilters',
      'cloudwatch:DescribeAlarms',
    ],
    reads: [readsTrails, { type: 'AWS::Logs::MetricFilter', scope: 'account' }, { type: 'AWS::CloudWatch::Alarm', scope: 'account' }],
    remedy: remedyFor(pattern, metric),
    evaluate: (_account, snapshot, context) => {
      const trails = runningTrails(snapshot).filter((trail) => carries(trail, kinds, source));
      const groups = trails.flatMap((trail) => logGroupOf(trail, context) ?? []);
      const own = groups.flatMap((group) => (group === 'elsewhere' ? [] : [group]));
      const labels = events.map(labelOf);
      const judged = own.map((group) => ({ group, ...judge(group, events, labels, snapshot) }));
      const good = judged.find(({ verdict }) => verdict.status === 'pass') ?? judged.find(({ verdict }) => verdict.status === 'unknown');
      if (good) return good.verdict;
      if (groups.includes('elsewhere'))
        return unknown('Not known: the events go to a log group of another account, whose filters and alarms are not seen from here', {
          trails: trails.map(({ arn }) => arn),
        });
      const closest = judged.sort((a, b) => a.missing - b.missing)[0];
      return (
        closest?.verdict ??
        fail('No running trail over all regions sends these events to a log group', { trails: trails.map(({ id }) => id) })
      );
    },
  });
}

/** Whether the trail records such events wherever they happen. Sources that it leaves out do not matter but for the one that is meant. */
function carries(trail: Trail, kinds: readonly EventKind[], source: string | undefined): boolean {
  if (trail.data.IsMultiRegionTrail !== true) return false;
  const selectors = managementEvents(trail).filter(({ except }) =>
    except.every((each) => each.endsWith('.amazonaws.com') && each !== source),
  );
  return kinds.every((kind) => selectors.some((selector) => selector.kinds.includes(kind)));
}

/** Where the trail's events can be counted. `arn:aws:logs:<region>:<account>:log-group:<name>:*`. */
function logGroupOf({ data }: Trail, { account }: CheckContext): LogGroup | 'elsewhere' | undefined {
  const [, , , region, owner, , name] = (data.CloudWatchLogsLogGroupArn ?? '').split(':');
  if (!region || !name) return undefined;
  return owner === account ? { region, name } : 'elsewhere';
}

function judge(
  group: LogGroup,
  events: readonly LogEvent[],
  labels: readonly string[],
  snapshot: Snapshot,
): { verdict: Verdict; missing: number } {
  const filters = filtersOn(group, events, snapshot);
  const rung = new Set(filters.filter(({ alarms }) => alarms.length > 0).flatMap(({ counts }) => (counts === 'unclear' ? [] : counts)));
  const missing = labels.filter((label) => !rung.has(label));
  const evidence = { logGroup: group.name, region: group.region, filters: filters.map(rowOf), missing };
  const result = (verdict: Verdict) => ({ verdict, missing: missing.length });
  if (missing.length === 0) {
    const alarms = [...new Set(filters.flatMap((filter) => (filter.counts === 'unclear' ? [] : filter.alarms)))];
    return result(pass(`${some(alarms)} ${alarms.length === 1 ? 'rings' : 'ring'} for these events`, evidence));
  }
  const unclear = filters.filter(({ counts, alarms }) => counts === 'unclear' && alarms.length > 0);
  if (unclear.length > 0)
    return result(
      unknown(`Not known: the pattern of ${some(unclear.map(({ name }) => name))} is one that CloudLens does not read`, evidence),
    );
  const counted = new Set(filters.flatMap(({ counts }) => (counts === 'unclear' ? [] : counts)));
  if (counted.size === 0) return result(fail(`No metric filter on ${group.name} counts these events`, evidence));
  const uncounted = labels.filter((label) => !counted.has(label));
  if (uncounted.length > 0) return result(fail(`Metric filters on ${group.name} miss ${some(uncounted)}`, evidence));
  const names = some(filters.filter(({ counts }) => counts !== 'unclear').map(({ name }) => name));
  const silent = filters.some((filter) => filter.silent.length > 0);
  return result(
    fail(`Metric filter ${names} counts these events, but ${silent ? 'its alarm tells nobody' : 'no alarm stands on the count'}`, evidence),
  );
}

const rowOf = ({ name, counts, alarms, silent }: JudgedFilter) => ({
  filter: name,
  counts: counts === 'unclear' ? 'not understood' : counts.length,
  alarms: [...alarms],
  silent: [...silent],
});

const namespace = 'CloudTrailMetrics';

function remedyFor(pattern: string, metric: string): Remedy {
  const quoted = pattern.replaceAll('"', '\\"');
  return {
    text: 'Put a metric filter on the log group that a trail over all regions writes to, and an alarm on its count that tells a topic which people read.',
    console: 'CloudWatch → Log groups → the trail’s group → Metric filters → Create metric filter; then select it → Create alarm.',
    cli: [
      `aws logs put-metric-filter --log-group-name <log-group> --filter-name ${metric} --filter-pattern '${pattern}' --metric-transformations metricName=${metric},metricNamespace=${namespace},metricValue=1`,
      `aws cloudwatch put-metric-alarm --alarm-name ${metric} --metric-name ${metric} --namespace ${namespace} --statistic Sum --period 300 --evaluation-periods 1 --threshold 1 --comparison-operator GreaterThanOrEqualToThreshold --treat-missing-data notBreaching --alarm-actions <topic-arn>`,
    ].join('\n'),
    terraform: [
      'resource "aws_cloudwatch_log_metric_filter" "this" {',
      `  name           = "${metric}"`,
      '  log_group_name = "<log-group>"',
      `  pattern        = "${quoted}"`,
      '  metric_transformation {',
      `    name      = "${metric}"`,
      `    namespace = "${namespace}"`,
      '    value     = "1"',
      '  }',
      '}',
      '',
      'resource "aws_cloudwatch_metric_alarm" "this" {',
      `  alarm_name          = "${metric}"`,
      `  metric_name         = "${metric}"`,
      `  namespace           = "${namespace}"`,
      '  statistic           = "Sum"',
      '  period              = 300',
      '  evaluation_periods  = 1',
      '  threshold           = 1',
      '  comparison_operator = "GreaterThanOrEqualToThreshold"',
      '  treat_missing_data  = "notBreaching"',
      '  alarm_actions       = ["<topic-arn>"]',
      '}',
    ].join('\n'),
    cloudformation: [
      'Filter:',
      '  Type: AWS::Logs::MetricFilter',
      '  Properties:',
      '    LogGroupName: <log-group>',
      `    FilterPattern: '${pattern}'`,
      '    MetricTransformations:',
      `      - MetricName: ${metric}`,
      `        MetricNamespace: ${namespace}`,
      "        MetricValue: '1'",
      'Alarm:',
      '  Type: AWS::CloudWatch::Alarm',
      '  Properties:',
      `    MetricName: ${metric}`,
      `    Namespace: ${namespace}`,
      '    Statistic: Sum',
      '    Period: 300',
      '    EvaluationPeriods: 1',
      '    Threshold: 1',
      '    ComparisonOperator: GreaterThanOrEqualToThreshold',
      '    AlarmActions:',
      '      - <topic-arn>',
    ].join('\n'),
  };
}

/** A pattern that counts the calls of these names, of one service. */
export const patternOf = (source: string, names: readonly string[]): string =>
  `{ ($.eventSource = "${source}") && (${names.map((name) => `($.eventName = "${name}")`).join(' || ')}) }`;
