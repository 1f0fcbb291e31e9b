import { AutoScalingClient, DescribeAutoScalingGroupsCommand, DescribeLaunchConfigurationsCommand } from '@aws-sdk/client-auto-scaling';
import { secretsInUserData } from '@/server/workloads/secrets/user-data';
import { listIn, present } from '../answers';
import { listResources } from '../list-resources';
import { mergePages } from '../merge-pages';
import { nameTag, tagRecord } from '../tags';
import type { AnyResource, CollectContext, Resource } from '../types';

function collectGroups(context: CollectContext): AsyncGenerator<AnyResource[], void> {
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

function collectLaunchConfigurations(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  const client = context.client(AutoScalingClient);
  const operation = 'autoscaling:DescribeLaunchConfigurations';
  const source = { operation, region: context.region } as const;
  return listResources(context, {
    operation,
    fetch: (NextToken) => client.send(new DescribeLaunchConfigurationsCommand({ MaxRecords: 100, NextToken })),
    token: (answer) => answer.NextToken,
    resources: (answer) =>
      listIn(source, answer.LaunchConfigurations).map(({ UserData, ...data }): Resource<'AWS::AutoScaling::LaunchConfiguration'> => {
        const secrets = secretsInUserData(UserData);
        return {
          type: 'AWS::AutoScaling::LaunchConfiguration',
          arn: present(source, data.LaunchConfigurationARN),
          id: present(source, data.LaunchConfigurationName),
          name: null,
          region: context.region,
          tags: {},
          data: { ...data, ...(secrets && { secrets }) },
          gaps: [],
        };
      }),
  });
}

export async function* collectAutoScaling(context: CollectContext): AsyncGenerator<AnyResource[], void> {
  yield* mergePages([collectGroups(context), collectLaunchConfigurations(context)]);
}
