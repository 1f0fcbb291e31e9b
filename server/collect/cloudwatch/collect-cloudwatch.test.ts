import { DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { describe, expect, it } from 'vitest';
import { awsError, collectFrom, fakeAws } from '../test/fake-session';
import { cloudwatchCollector } from './collector';

const alarm = (AlarmName: string) => ({
  AlarmName,
  AlarmArn: `arn:aws:cloudwatch:eu-west-1:123456789012:alarm:${AlarmName}`,
  ActionsEnabled: true,
  StateValue: 'ALARM',
  StateReason: 'Threshold crossed',
  StateUpdatedTimestamp: new Date('2026-01-01T00:00:00Z'),
});

describe('collecting CloudWatch', () => {
  it('reads all pages, without the state of the moment', async () => {
    const fake = fakeAws().on(DescribeAlarmsCommand, ({ NextToken }) =>
      NextToken ? { MetricAlarms: [alarm('b')] } : { MetricAlarms: [alarm('a')], NextToken: '2' },
    );
    const { resources, status } = await collectFrom(fake, cloudwatchCollector);
    expect(resources.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(resources[0]?.data).toEqual({ AlarmName: 'a', AlarmArn: alarm('a').AlarmArn, ActionsEnabled: true });
    expect(status('cloudwatch:DescribeAlarms')).toBe('complete');
  });

  it('takes an alarm without a name, and an answer without a list, for answers that it did not understand', async () => {
    for (const answer of [{ MetricAlarms: [{ AlarmArn: 'arn' }] }, {}]) {
      const { resources, status } = await collectFrom(
        fakeAws().on(DescribeAlarmsCommand, () => answer),
        cloudwatchCollector,
      );
      expect([resources, status('cloudwatch:DescribeAlarms')]).toEqual([[], 'malformed']);
    }
  });

  it('notes a refusal', async () => {
    const fake = fakeAws().on(DescribeAlarmsCommand, () => {
      throw awsError('AccessDenied', 403);
    });
    expect((await collectFrom(fake, cloudwatchCollector)).status('cloudwatch:DescribeAlarms')).toBe('denied');
  });
});
