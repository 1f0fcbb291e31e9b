import { allowedBy, bulkTags, enrichment, listing } from '../spec';
import type { Collector } from '../types';

const type = 'AWS::OpenSearchService::Domain';

export const opensearchCollector: Collector = {
  service: 'opensearch',
  scope: 'regional',
  types: [type],
  operations: [
    allowedBy('es', listing('opensearch:ListDomainNames', type)),
    // Five domains a call. A domain that was listed and not described is not known to be gone.
    allowedBy('es', listing('opensearch:DescribeDomains', type)),
    allowedBy('es', enrichment('opensearch:ListTags', type)),
    bulkTags(type),
  ],
  async *collect(context) {
    const { collectOpenSearch } = await import('./collect-opensearch');
    yield* collectOpenSearch(context);
  },
};
