import { DescribeMetricFiltersCommand } from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { logsCollector } from './collector';

const filter = (logGroupName: string, filterName: string) => ({ logGroupName, filterName, filterPattern: '{ $.a = b }' });

describe('collecting CloudWatch Logs', () => {
  it('tells filters of one name in two groups apart', async () => {
    const fake = fakeAws().on(DescribeMetricFiltersCommand, ({ nextToken }) =>
      nextToken ? { metricFilters: [filter('b', 'root')] } : { metricFilters: [filter('a', 'root')], nextToken: '2' },
    );
    const { resources } = await collectFrom(fake, logsCollector);
    expect(resources.map(({ id, name, arn }) => [id, name, arn])).toEqual([
      ['a:root', 'root', 'arn:aws:logs:eu-west-1:123456789012:metric-filter/a:root'],
      ['b:root', 'root', 'arn:aws:logs:eu-west-1:123456789012:metric-filter/b:root'],
    ]);
  });

  it('keeps what it had when a page is refused, and says that it broke off', async () => {
    const fake = fakeAws().on(DescribeMetricFiltersCommand, ({ nextToken }) => {
      if (nextToken) throw awsError('AccessDeniedException');
      return { metricFilters: [filter('a', 'root')], nextToken: '2' };
    });
    const { resources, status } = await collectFrom(fake, logsCollector);
    expect([resources.length, status('logs:DescribeMetricFilters')]).toEqual([1, 'cut']);
  });
});
