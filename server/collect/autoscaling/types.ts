import type { AutoScalingGroup, LaunchConfiguration } from '@aws-sdk/client-auto-scaling';
import type { SecretHit } from '@/server/workloads/secrets/types';

export interface AutoScalingResources {
  /** Without what moves by itself: the instances, how many are wanted at the moment, and what a forecast says. */
  'AWS::AutoScaling::AutoScalingGroup': Omit<
    AutoScalingGroup,
    'Instances' | 'DesiredCapacity' | 'PredictedCapacity' | 'Tags' | 'WarmPoolSize'
  >;
  /** User data is dropped when read; `secrets` tells what in it looked like one, and is absent where it could not be unpacked. */
  'AWS::AutoScaling::LaunchConfiguration': Partial<Omit<LaunchConfiguration, 'UserData'>> & { secrets?: readonly SecretHit[] };
}
