import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling';

export interface AutoScalingResources {
  /** Without what moves by itself: the instances, how many are wanted at the moment, and what a forecast says. */
  'AWS::AutoScaling::AutoScalingGroup': Omit<
    AutoScalingGroup,
    'Instances' | 'DesiredCapacity' | 'PredictedCapacity' | 'Tags' | 'WarmPoolSize'
  >;
}
