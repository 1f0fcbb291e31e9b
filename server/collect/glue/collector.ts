import { listing } from '../spec';
import type { Collector } from '../types';

/** Two calls a region, and more for each hundred. */
export const glueCollector: Collector = {
  service: 'glue',
  scope: 'regional',
  types: ['AWS::Glue::Job', 'AWS::Glue::Connection'],
  operations: [listing('glue:GetJobs', 'AWS::Glue::Job'), listing('glue:GetConnections', 'AWS::Glue::Connection')],
  async *collect(context) {
    const { collectGlue } = await import('./collect-glue');
    yield* collectGlue(context);
  },
};
