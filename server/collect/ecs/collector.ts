import { enrichment, listing } from '../spec';
import type { Collector } from '../types';

const cluster = 'AWS::ECS::Cluster';
const service = 'AWS::ECS::Service';
const taskSet = 'AWS::ECS::TaskSet';
const taskDefinition = 'AWS::ECS::TaskDefinition';

/**
 * Two listings in a region without ECS. Then one call for each hundred clusters, ten services and hundred revisions, and one for each
 * revision that no earlier scan has read: revisions never change.
 */
export const ecsCollector: Collector = {
  service: 'ecs',
  scope: 'regional',
  types: [cluster, service, taskSet, taskDefinition],
  operations: [
    listing('ecs:ListClusters', cluster, service, taskSet),
    listing('ecs:DescribeClusters', cluster),
    listing('ecs:ListServices', service, taskSet),
    listing('ecs:DescribeServices', service, taskSet),
    listing('ecs:ListTaskDefinitions', taskDefinition),
    enrichment('ecs:DescribeTaskDefinition', taskDefinition),
  ],
  async *collect(context) {
    const { collectEcs } = await import('./collect-ecs');
    yield* collectEcs(context);
  },
};
