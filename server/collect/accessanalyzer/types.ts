import type { AnalyzerSummary } from '@aws-sdk/client-accessanalyzer';

export interface AccessAnalyzerResources {
  /** Always one for a region. `analyzers`: without what they looked at last, which changes all the time. Absent when it could not be read. */
  'AWS::AccessAnalyzer::RegionSettings': {
    analyzers?: readonly Omit<AnalyzerSummary, 'lastResourceAnalyzed' | 'lastResourceAnalyzedAt'>[];
  };
}
