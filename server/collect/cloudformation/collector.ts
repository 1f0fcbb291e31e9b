import type { Collector } from '../types';

/**
 * One operation serves twice: it lists the stacks, and it names one of them to learn of its termination protection. Its failure
 * for a single stack is that stack's gap and leaves the operation `partial`.
 */
export const cloudformationCollector: Collector = {
  service: 'cloudformation',
  scope: 'regional',
  types: ['AWS::CloudFormation::Stack'],
  operations: [{ operation: 'cloudformation:DescribeStacks', level: 'list', types: ['AWS::CloudFormation::Stack'] }],
  async *collect(context) {
    const { collectCloudFormation } = await import('./collect-cloudformation');
    yield* collectCloudFormation(context);
  },
};
