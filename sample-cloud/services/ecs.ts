import { ApiError, defineService, page } from '../define-service';
import type { Tags } from '../worlds/draft';
import { inRegion, pageSize } from './listing';

const tagsOf = (tags: Tags) => Object.entries(tags).map(([key, value]) => ({ key, value }));
const sizeOf = (requested: number | undefined) => pageSize(requested, { most: 100, usual: 10 }, 'InvalidParameterException');
const clusterName = (arnOrName = 'default') => arnOrName.slice(arnOrName.lastIndexOf('/') + 1);

/** ECS: clusters, services with their task sets, and task definitions. Tasks themselves are not there. */
export const ecs = defineService({
  name: 'ecs',
  signingName: 'ecs',
  schemas: () => import('@aws-sdk/client-ecs'),
  operations: {
    ListClusters({ maxResults, nextToken }, context) {
      const found = page(inRegion(context, 'AWS::ECS::Cluster'), nextToken, sizeOf(maxResults));
      return { clusterArns: found.items.map(({ arn }) => arn), nextToken: found.next };
    },
    DescribeClusters({ clusters = [] }, { state, region }) {
      const found = clusters.map((name) => state.find('AWS::ECS::Cluster', region, name));
      return {
        clusters: found.flatMap((cluster) =>
          cluster ? [{ ...cluster.data, tags: tagsOf(cluster.tags), runningTasksCount: 3, activeServicesCount: 1 }] : [],
        ),
        failures: clusters.filter((_, at) => !found[at]).map((arn) => ({ arn, reason: 'MISSING' })),
      };
    },
    ListServices({ cluster, maxResults, nextToken }, context) {
      const all = inRegion(context, 'AWS::ECS::Service');
      const own = all.slice(0, all.length).filter(({ data }) => clusterName(data.clusterArn) === clusterName(cluster));
      const found = page(own, nextToken, sizeOf(maxResults));
      return { serviceArns: found.items.map(({ arn }) => arn), nextToken: found.next };
    },
    DescribeServices({ services = [] }, context) {
      const { state, region } = context;
      if (services.length > 10) throw new ApiError('InvalidParameterException', 400, 'Services cannot have more than 10 elements.');
      const sets = inRegion(context, 'AWS::ECS::TaskSet');
      return {
        services: services.flatMap((arn) => {
          const service = state.find('AWS::ECS::Service', region, arn);
          if (!service) return [];
          const taskSets = sets.slice(0, sets.length).filter(({ data }) => data.serviceArn === service.arn);
          return [
            {
              ...service.data,
              tags: tagsOf(service.tags),
              runningCount: service.data.desiredCount,
              pendingCount: 0,
              taskSets: taskSets.map((set) => ({
                ...set.data,
                tags: tagsOf(set.tags),
                runningCount: 1,
                stabilityStatus: 'STEADY_STATE' as const,
              })),
            },
          ];
        }),
        failures: [],
      };
    },
    ListTaskDefinitions({ familyPrefix, maxResults, nextToken }, context) {
      const all = inRegion(context, 'AWS::ECS::TaskDefinition');
      // AWS calls it a prefix and takes the family's full name.
      const own = all.slice(0, all.length).filter(({ data }) => !familyPrefix || data.family === familyPrefix);
      const found = page(own, nextToken, pageSize(maxResults, { most: 100 }, 'InvalidParameterException'));
      return { taskDefinitionArns: found.items.map(({ arn }) => arn), nextToken: found.next };
    },
    DescribeTaskDefinition({ taskDefinition = '' }, { state, region }) {
      const found = state.find('AWS::ECS::TaskDefinition', region, taskDefinition);
      if (!found) throw new ApiError('ClientException', 400, 'Unable to describe task definition.');
      const { latest: _, secrets: __, ...definition } = found.data;
      return { taskDefinition: { ...definition, status: 'ACTIVE' as const }, tags: tagsOf(found.tags) };
    },
  },
});
