import type { Stack } from '@aws-sdk/client-cloudformation';

export interface CloudFormationResources {
  /** `terminationProtection`: AWS tells it only when the stack is named, so it comes from a call of its own. */
  'AWS::CloudFormation::Stack': Stack & { terminationProtection?: boolean };
}
