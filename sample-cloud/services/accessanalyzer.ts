import { defineService, page } from '../define-service';
import { pageSize } from './listing';

/** IAM Access Analyzer: the analyzers of a region. */
export const accessanalyzer = defineService({
  name: 'accessanalyzer',
  signingName: 'access-analyzer',
  iamPrefix: 'access-analyzer',
  schemas: () => import('@aws-sdk/client-accessanalyzer'),
  operations: {
    ListAnalyzers(input, { state, region, now }) {
      const { analyzers = [] } = state.find('AWS::AccessAnalyzer::RegionSettings', region, region)?.data ?? {};
      const found = page(analyzers, input.nextToken, pageSize(input.maxResults, { most: 100 }, 'ValidationException'));
      return { analyzers: found.items.map((analyzer) => ({ ...analyzer, lastResourceAnalyzedAt: now })), nextToken: found.next };
    },
  },
});
