import { allowedBy, enrichment, listing } from '../spec';
import type { Collector } from '../types';

/** IAM knows EMR by its old name. */
const prefix = 'elasticmapreduce';

export const emrCollector: Collector = {
  service: 'emr',
  scope: 'regional',
  types: ['AWS::EMR::Cluster', 'AWS::EMR::RegionSettings'],
  operations: [
    allowedBy(prefix, listing('emr:ListClusters', 'AWS::EMR::Cluster')),
    allowedBy(prefix, enrichment('emr:DescribeCluster', 'AWS::EMR::Cluster')),
    allowedBy(prefix, enrichment('emr:GetBlockPublicAccessConfiguration', 'AWS::EMR::RegionSettings')),
  ],
  async *collect(context) {
    const { collectEmr } = await import('./collect-emr');
    yield* collectEmr(context);
  },
};
