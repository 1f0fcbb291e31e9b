import type { Collector } from '../types';

/** Whether Macie is enabled in a region: one call. */
export const macieCollector: Collector = {
  service: 'macie2',
  scope: 'regional',
  types: ['AWS::Macie::RegionSettings'],
  operations: [{ operation: 'macie2:GetMacieSession', level: 'resource', types: ['AWS::Macie::RegionSettings'] }],
  async *collect(context) {
    const { collectMacie } = await import('./collect-macie');
    yield* collectMacie(context);
  },
};
