import { enrichment, listing } from '../spec';
import type { Collector } from '../types';

const cluster = 'AWS::EKS::Cluster';
const group = 'AWS::EKS::Nodegroup';

/** One call where there is no cluster; three for each, and one for each group of nodes. */
export const eksCollector: Collector = {
  service: 'eks',
  scope: 'regional',
  types: [cluster, group],
  operations: [
    listing('eks:ListClusters', cluster, group),
    enrichment('eks:DescribeCluster', cluster),
    enrichment('eks:DescribeAddon', cluster),
    listing('eks:ListNodegroups', group),
    enrichment('eks:DescribeNodegroup', group),
  ],
  async *collect(context) {
    const { collectEks } = await import('./collect-eks');
    yield* collectEks(context);
  },
};
