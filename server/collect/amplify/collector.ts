import { enrichment, listing } from '../spec';
import type { Collector } from '../types';

/** One call a region, and one for each app. */
export const amplifyCollector: Collector = {
  service: 'amplify',
  scope: 'regional',
  types: ['AWS::Amplify::App'],
  operations: [listing('amplify:ListApps', 'AWS::Amplify::App'), enrichment('amplify:ListBranches', 'AWS::Amplify::App')],
  async *collect(context) {
    const { collectAmplify } = await import('./collect-amplify');
    yield* collectAmplify(context);
  },
};
