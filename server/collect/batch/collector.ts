import { listing } from '../spec';
import type { Collector } from '../types';

/** One call for each hundred job definitions of a region. */
export const batchCollector: Collector = {
  service: 'batch',
  scope: 'regional',
  types: ['AWS::Batch::JobDefinition'],
  operations: [listing('batch:DescribeJobDefinitions', 'AWS::Batch::JobDefinition')],
  async *collect(context) {
    const { collectBatch } = await import('./collect-batch');
    yield* collectBatch(context);
  },
};
