import { defineService, page } from '../define-service';
import { tagList } from '../worlds/draft';
import { inRegion, pageSize } from './listing';

/** Auto Scaling: groups, and launch configurations. */
export const autoscaling = defineService({
  name: 'autoscaling',
  signingName: 'autoscaling',
  schemas: () => import('@aws-sdk/client-auto-scaling'),
  operations: {
    DescribeAutoScalingGroups({ MaxRecords, NextToken }, context) {
      const size = pageSize(MaxRecords, { most: 100, usual: 50 }, 'ValidationError');
      const found = page(inRegion(context, 'AWS::AutoScaling::AutoScalingGroup'), NextToken, size);
      return {
        AutoScalingGroups: found.items.map(({ id, tags, data }) => ({
          ...data,
          DesiredCapacity: data.MinSize,
          Instances: [],
          Tags: tagList(tags).map((tag) => ({ ...tag, ResourceId: id, ResourceType: 'auto-scaling-group', PropagateAtLaunch: true })),
        })),
        NextToken: found.next,
      };
    },
    DescribeLaunchConfigurations({ MaxRecords, NextToken }, context) {
      const size = pageSize(MaxRecords, { most: 100, usual: 50 }, 'ValidationError');
      const found = page(inRegion(context, 'AWS::AutoScaling::LaunchConfiguration'), NextToken, size);
      return {
        LaunchConfigurations: found.items.map(({ id, raw, data: { secrets: _, ...configuration } }) => ({
          ImageId: '',
          InstanceType: '',
          CreatedTime: context.now,
          ...configuration,
          LaunchConfigurationName: id,
          UserData: Buffer.from(raw?.userData ?? '').toString('base64'),
        })),
        NextToken: found.next,
      };
    },
  },
});
