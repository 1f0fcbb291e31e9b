import type { Collector } from '../types';

export const autoScalingCollector: Collector = {
  service: 'autoscaling',
  scope: 'regional',
  types: ['AWS::AutoScaling::AutoScalingGroup'],
  operations: [{ operation: 'autoscaling:DescribeAutoScalingGroups', level: 'list', types: ['AWS::AutoScaling::AutoScalingGroup'] }],
  async *collect(context) {
    const { collectAutoScaling } = await import('./collect-autoscaling');
    yield* collectAutoScaling(context);
  },
};
