import { DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { describe, expect, it } from 'vitest';
import { collectFrom, fakeAws } from '../test/fake-session';
import { autoScalingCollector } from './collector';

const group = (AutoScalingGroupName: string) => ({
  AutoScalingGroupName,
  AutoScalingGroupARN: `arn:aws:autoscaling:eu-west-1:123456789012:autoScalingGroup:1:autoScalingGroupName/${AutoScalingGroupName}`,
  DesiredCapacity: 3,
  Instances: [{ InstanceId: 'i-1' }],
  AvailabilityZones: ['eu-west-1a'],
  Tags: [{ Key: 'Name', Value: 'web', ResourceId: AutoScalingGroupName }],
});

describe('collecting Auto Scaling', () => {
  it('follows the pages and leaves out what moves by itself', async () => {
    const fake = fakeAws().on(DescribeAutoScalingGroupsCommand, ({ NextToken }) => ({
      AutoScalingGroups: [group(NextToken ?? 'first')],
      NextToken: NextToken ? undefined : 'second',
    }));
    const groups = (await collectFrom(fake, autoScalingCollector)).of('AWS::AutoScaling::AutoScalingGroup');
    expect(groups.map(({ id, name, tags }) => [id, name, tags])).toEqual([
      ['first', 'web', { Name: 'web' }],
      ['second', 'web', { Name: 'web' }],
    ]);
    expect(JSON.stringify(groups)).not.toMatch(/DesiredCapacity|i-1/);
  });
});
