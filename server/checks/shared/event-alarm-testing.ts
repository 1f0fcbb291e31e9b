import type { MetricAlarm } from '@aws-sdk/client-cloudwatch';
import { describe, expect, it } from 'vitest';
import { parseLogFilter } from '@/server/aws/log-filter/parse';
import type { AnyResource } from '@/server/collect/types';
import type { Check } from '../types';
import { gap } from './iam-testing';
import { resourceOf, statusOf, testAccount, verdictsOf } from './testing';
import { accountOf, trailOf } from './trail-testing';

const groupArn = (account: string = testAccount, region = 'eu-central-1') => `arn:aws:logs:${region}:${account}:log-group:audit:*`;
const trail = (...args: Parameters<typeof trailOf>) => {
  const [data, parts] = args;
  return trailOf({ CloudWatchLogsLogGroupArn: groupArn(), ...data }, parts);
};
const filter = (filterPattern: string, name = 'watched', logGroupName = 'audit') =>
  resourceOf('AWS::Logs::MetricFilter', {
    id: `${logGroupName}:${name}`,
    name,
    data: {
      filterName: name,
      filterPattern,
      logGroupName,
      metricTransformations: [{ metricName: name, metricNamespace: 'Trail', metricValue: '1' }],
    },
  });
const alarm = (data: Partial<MetricAlarm> = {}, name = 'watched') =>
  resourceOf('AWS::CloudWatch::Alarm', {
    id: `alarm-${name}`,
    data: {
      MetricName: name,
      Namespace: 'Trail',
      ActionsEnabled: true,
      AlarmActions: ['arn:aws:sns:eu-central-1:111122223333:audit'],
      ...data,
    },
  });

/** Patterns that count all of the events, and some that miss at least one or count everything. */
interface Patterns {
  good: readonly string[];
  bad: readonly string[];
}

/** What every check of alarms on CloudTrail's events must say. */
export function describeEventAlarm(check: Check<'AWS::Account::Account'>, { good, bad }: Patterns): void {
  const [pattern = ''] = good;
  const judge = (...others: AnyResource[]) => statusOf(check, accountOf(), { others });
  const told = (...others: AnyResource[]) => verdictsOf(check, accountOf(), { others })[0];

  describe(check.id, () => {
    it.each(good)('passes for %s', (each) => {
      expect(told(trail(), filter(each), alarm())).toMatchObject({ status: 'pass', evidence: { missing: [] } });
    });

    it.each([...bad, '{ $.eventName = "*" }', '', '{ $.eventName = NoSuchCall }'])('fails for %j', (each) => {
      expect(judge(trail(), filter(each), alarm())).toBe('fail');
    });

    it('proposes a pattern that AWS takes and that it passes itself', () => {
      const [, proposed = ''] = /--filter-pattern '([^']+)'/.exec(check.remedy.cli ?? '') ?? [];
      expect(proposed.length).toBeLessThanOrEqual(1024);
      expect(parseLogFilter(proposed)).toMatchObject({ kind: 'json' });
      expect(judge(trail(), filter(proposed), alarm())).toBe('pass');
    });

    it('fails without an alarm on the count, and for one that tells nobody', () => {
      expect(told(trail(), filter(pattern))?.summary).toContain('no alarm stands on the count');
      for (const silent of [{ ActionsEnabled: false }, { AlarmActions: [] }, { AlarmActions: undefined }])
        expect(told(trail(), filter(pattern), alarm(silent))).toMatchObject({
          status: 'fail',
          summary: expect.stringContaining('tells nobody'),
        });
    });

    it.each([
      ['another metric', alarm({ MetricName: 'other' })],
      ['another namespace', alarm({ Namespace: 'Other' })],
      ['another region', { ...alarm(), region: 'us-east-1' }],
    ])('fails when the alarm looks at %s', (_, other) => {
      expect(judge(trail(), filter(pattern), other)).toBe('fail');
    });

    it('knows an alarm that calculates with the metric', () => {
      const Metrics = [{ Id: 'm', MetricStat: { Metric: { MetricName: 'watched', Namespace: 'Trail' }, Period: 300, Stat: 'Sum' } }];
      expect(judge(trail(), filter(pattern), alarm({ MetricName: undefined, Namespace: undefined, Metrics }))).toBe('pass');
    });

    it.each([
      ['there is none', []],
      ['it is stopped', [trail({ status: { IsLogging: false } })]],
      ['it covers one region', [trail({ IsMultiRegionTrail: false })]],
      ['it has no log group', [trail({ CloudWatchLogsLogGroupArn: undefined })]],
      ['it records no management events', [trail({ eventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: false }] })]],
      ['the filter is on another group', [trail({ CloudWatchLogsLogGroupArn: groupArn().replace('audit', 'other') })]],
      ['the filter is in another region', [trail({ CloudWatchLogsLogGroupArn: groupArn(testAccount, 'us-east-1') })]],
    ])('fails for the trail when %s', (_, trails) => {
      expect(judge(...trails, filter(pattern), alarm())).toBe('fail');
    });

    it('passes for the right one of two trails', () => {
      const other = trail({ CloudWatchLogsLogGroupArn: groupArn().replace('audit', 'other') }, { id: 'other' });
      expect(judge(other, trail(), filter(pattern), alarm())).toBe('pass');
    });

    it('is unknown when the events go to a log group of another account', () => {
      expect(judge(trail({ CloudWatchLogsLogGroupArn: groupArn('999999999999') }), filter(pattern), alarm())).toBe('unknown');
    });

    it('is unknown for a pattern that it does not read, unless another filter does it', () => {
      const odd = filter('{ $.eventName = %.*% }', 'odd');
      expect(judge(trail(), odd, alarm({}, 'odd'))).toBe('unknown');
      expect(judge(trail(), odd)).toBe('fail');
      expect(judge(trail(), odd, alarm({}, 'odd'), filter(pattern), alarm())).toBe('pass');
    });

    it('is unknown when the trail would not say what it records', () => {
      expect(judge(trail({}, { gaps: [gap('cloudtrail:GetEventSelectors')] }), filter(pattern), alarm())).toBe('unknown');
    });
  });
}

/** A pattern over several names, for a filter that leaves out what it should not. */
export const anyOf = (...names: string[]): string => `{ ${names.map((name) => `($.eventName = ${name})`).join(' || ')} }`;
