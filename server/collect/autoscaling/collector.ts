import { listing } from '../spec';
import type { Collector } from '../types';

export const autoScalingCollector: Collector = {
  service: 'autoscaling',
  scope: 'regional',
  types: ['AWS::AutoScaling::AutoScalingGroup', 'AWS::AutoScaling::LaunchConfiguration'],
  operations: [
    listing('autoscaling:DescribeAutoScalingGroups', 'AWS::AutoScaling::AutoScalingGroup'),
    listing('autoscaling:DescribeLaunchConfigurations', 'AWS::AutoScaling::LaunchConfiguration'),
  ],
  async *collect(context) {
    const { collectAutoScaling } = await import('./collect-autoscaling');
    yield* collectAutoScaling(context);
  },
};
