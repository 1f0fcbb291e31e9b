import type { OperationName } from '@/server/aws/operation';

/**
 * What drift asks of AWS beside the inventory, and the IAM actions that allow it. CloudFormation reads each resource of a stack with
 * the rights of whoever asks: a role that may not read a service gets `UNKNOWN` for its resources.
 */
export const driftOperations: readonly {
  operation: OperationName;
  actions: readonly string[];
}[] = [
  {
    operation: 'cloudformation:DetectStackDrift',
    actions: ['cloudformation:DetectStackDrift', 'cloudformation:DetectStackResourceDrift'],
  },
  {
    operation: 'cloudformation:DetectStackResourceDrift',
    actions: ['cloudformation:DetectStackResourceDrift'],
  },
  {
    operation: 'cloudformation:DescribeStackDriftDetectionStatus',
    actions: ['cloudformation:DescribeStackDriftDetectionStatus'],
  },
  {
    operation: 'cloudformation:DescribeStackResourceDrifts',
    actions: ['cloudformation:DescribeStackResourceDrifts'],
  },
  {
    operation: 'cloudformation:ListStackResources',
    actions: ['cloudformation:ListStackResources'],
  },
  {
    operation: 'cloudformation:ListStackSets',
    actions: ['cloudformation:ListStackSets'],
  },
  {
    operation: 'cloudformation:ListStackInstances',
    actions: ['cloudformation:ListStackInstances'],
  },
  {
    operation: 'cloudtrail:LookupEvents',
    actions: ['cloudtrail:LookupEvents'],
  },
];

export const actionsOfDrift = (operation: string): readonly string[] =>
  driftOperations.find((each) => each.operation === operation)?.actions ?? [operation];
