import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
import { listIn, present } from '../answers';
import { listResources } from '../list-resources';
import { nameTag, tagRecord } from '../tags';
import type { AnyResource, CollectContext, Resource } from '../types';

export function collectAutoScaling(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(AutoScalingClient);
  const operation = 'autoscaling:DescribeAutoScalingGroups';
  const source = { operation, region: context.region } as const;
  return listResources(context, {
    operation,
    fetch: (NextToken) => client.send(new DescribeAutoScalingGroupsCommand({ MaxRecords: 100, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, answer.AutoScalingGroups).map((group): Resource<'AWS::AutoScaling::AutoScalingGroup'> => {
        const { Instances: _, DesiredCapacity: __, PredictedCapacity: ___, WarmPoolSize: ____, Tags, ...data } = group;
        const tags = tagRecord(Tags);
        return {
          type: 'AWS::AutoScaling::AutoScalingGroup',
          arn: present(source, group.AutoScalingGroupARN),
          id: present(source, group.AutoScalingGroupName),
          name: nameTag(tags),
          region: context.region,
          tags,
          data,
          gaps: [],
        };
      }),
  });
}
