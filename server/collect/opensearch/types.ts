import type { DomainStatus } from '@aws-sdk/client-opensearch';

export interface OpenSearchResources {
  /** Domains of OpenSearch and of Elasticsearch, which the service keeps together. */
  'AWS::OpenSearchService::Domain': DomainStatus;
}
