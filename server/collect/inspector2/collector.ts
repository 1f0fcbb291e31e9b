import { enrichment, listing } from '../spec';
import type { Collector } from '../types';

const settings = 'AWS::Inspector2::RegionSettings';
const inspected = 'AWS::Inspector2::InspectedResource';

/** One call where Inspector is off; where it is on, one for each hundred findings, fifty at most. */
export const inspectorCollector: Collector = {
  service: 'inspector2',
  scope: 'regional',
  types: [settings, inspected],
  // The region's settings tell how many findings there are.
  operations: [enrichment('inspector2:BatchGetAccountStatus', settings), listing('inspector2:ListFindings', inspected, settings)],
  async *collect(context) {
    const { collectInspector } = await import('./collect-inspector');
    yield* collectInspector(context);
  },
};
