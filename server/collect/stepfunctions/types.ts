import type { DescribeStateMachineOutput } from '@aws-sdk/client-sfn';
import type { SecretHit } from '@/server/workloads/secrets/types';

export interface StepFunctionsResources {
  /** A state machine. Its definition is not kept; `secrets` tells what in it looked like one, and is absent when it was not given. */
  'AWS::StepFunctions::StateMachine': Partial<Omit<DescribeStateMachineOutput, 'definition' | 'variableReferences'>> & {
    secrets?: readonly SecretHit[];
  };
}
