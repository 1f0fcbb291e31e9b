import type { Collector } from '../types';

/** The analyzers of a region: one page, mostly. */
export const accessAnalyzerCollector: Collector = {
  service: 'accessanalyzer',
  scope: 'regional',
  types: ['AWS::AccessAnalyzer::RegionSettings'],
  operations: [
    {
      operation: 'accessanalyzer:ListAnalyzers',
      level: 'resource',
      types: ['AWS::AccessAnalyzer::RegionSettings'],
      actions: ['access-analyzer:ListAnalyzers'],
    },
  ],
  async *collect(context) {
    const { collectAccessAnalyzer } = await import('./collect-accessanalyzer');
    yield* collectAccessAnalyzer(context);
  },
};
