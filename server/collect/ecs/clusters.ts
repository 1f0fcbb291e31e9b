import {
  type Cluster,
  DescribeClustersCommand,
  DescribeServicesCommand,
  ECSClient,
  ListClustersCommand,
  ListServicesCommand,
  type Service,
  type Tag,
} from '@aws-sdk/client-ecs';
import { listIn, present } from '../answers';
import { listMapped } from '../list-resources';
import type { AnyResource, CollectContext, Resource } from '../types';

export const ecsTags = (tags: readonly Tag[] | undefined): Record<string, string> =>
  Object.fromEntries((tags ?? []).flatMap(({ key, value }) => (key ? [[key, value ?? '']] : [])));

function clusterResource(context: CollectContext, cluster: Cluster): Resource<'AWS::ECS::Cluster'> {
  const source = { operation: 'ecs:DescribeClusters', region: context.region } as const;
  const {
    tags,
    statistics: _,
    attachments: __,
    attachmentsStatus: ___,
    registeredContainerInstancesCount: ____,
    runningTasksCount: _____,
    pendingTasksCount: ______,
    activeServicesCount: _______,
    ...data
  } = cluster;
  return {
    type: 'AWS::ECS::Cluster',
    arn: present(source, cluster.clusterArn),
    id: present(source, cluster.clusterName),
    name: null,
    region: context.region,
    tags: ecsTags(tags),
    data,
    gaps: [],
  };
}

/** A service and the sets of tasks within it. */
function serviceResources(context: CollectContext, service: Service): AnyResource[] {
  const source = { operation: 'ecs:DescribeServices', region: context.region } as const;
  const { region } = context;
  const {
    tags,
    events: _,
    deployments: __,
    runningCount: ___,
    pendingCount: ____,
    currentServiceDeployment: _____,
    currentServiceRevisions: ______,
    taskSets = [],
    ...data
  } = service;
  const sets = taskSets.map((set): Resource<'AWS::ECS::TaskSet'> => {
    const {
      tags: own,
      runningCount: _1,
      pendingCount: _2,
      computedDesiredCount: _3,
      stabilityStatus: _4,
      stabilityStatusAt: _5,
      updatedAt: _6,
      ...rest
    } = set;
    return {
      type: 'AWS::ECS::TaskSet',
      arn: present(source, set.taskSetArn),
      id: present(source, set.id),
      name: null,
      region,
      tags: ecsTags(own),
      data: rest,
      gaps: [],
    };
  });
  const own: Resource<'AWS::ECS::Service'> = {
    type: 'AWS::ECS::Service',
    arn: present(source, service.serviceArn),
    id: present(source, service.serviceName),
    name: null,
    region,
    tags: ecsTags(tags),
    data,
    gaps: [],
  };
  return [own, ...sets];
}

interface Place {
  cluster: string;
  service: string;
}

/** Where the ARN says that a service or a set of tasks is: `…:service/shop/web`, `…:task-set/shop/web/1`. ARNs of before 2018 name no cluster. */
const placeIn = (arn: string): Place | undefined => {
  const [, cluster, service] = /:(?:service|task-set)\/([^/]+)\/([^/]+)/.exec(arn) ?? [];
  return cluster && service ? { cluster, service } : undefined;
};

/** Of the one thing that is looked at; undefined: every cluster may have what is wanted, since task definitions in use are, too. */
function placeWanted(context: CollectContext): Place | undefined {
  const one = context.only('AWS::ECS::Service') ?? context.only('AWS::ECS::TaskSet');
  return one && !context.wants('AWS::ECS::TaskDefinition') ? placeIn(one.arn) : undefined;
}

const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1);

/** Ten services a call: more AWS does not describe at once. @param only the name of the one that is looked at */
async function* collectServices(context: CollectContext, cluster: string, only?: string): AsyncGenerator<AnyResource[], void> {
  const client = context.client(ECSClient);
  const source = { operation: 'ecs:ListServices', region: context.region } as const;
  const details = { operation: 'ecs:DescribeServices', region: context.region } as const;
  const pages = listMapped(context, {
    operation: source.operation,
    fetch: (nextToken) => client.send(new ListServicesCommand({ cluster, maxResults: 100, nextToken })),
    token: (answer) => answer.nextToken,
    resources: (answer) => listIn(source, answer.serviceArns),
  });
  for await (const listed of pages) {
    const arns = only === undefined ? listed : listed.filter((arn) => nameIn(arn) === only);
    for (let start = 0; start < arns.length; start += 10) {
      const described = await context.once(details.operation, async () =>
        listIn(
          details,
          (await client.send(new DescribeServicesCommand({ cluster, services: arns.slice(start, start + 10), include: ['TAGS'] })))
            .services,
        )
          .filter(({ status }) => status !== 'INACTIVE')
          .flatMap((service) => serviceResources(context, service)),
      );
      if (described && described.length > 0) yield described;
    }
  }
}

/** Clusters, their services and the services' task sets. `used` takes the task definitions that the services run. */
export async function* collectClusters(context: CollectContext, used: Set<string>): AsyncGenerator<AnyResource[], void> {
  const client = context.client(ECSClient);
  const source = { operation: 'ecs:ListClusters', region: context.region } as const;
  const details = { operation: 'ecs:DescribeClusters', region: context.region } as const;
  const pages = listMapped(context, {
    operation: source.operation,
    fetch: (nextToken) => client.send(new ListClustersCommand({ maxResults: 100, nextToken })),
    token: (answer) => answer.nextToken,
    resources: (answer) => listIn(source, answer.clusterArns),
  });
  const place = placeWanted(context);
  for await (const arns of pages) {
    const clusters = await context.once(details.operation, async () =>
      listIn(
        details,
        (await client.send(new DescribeClustersCommand({ clusters: [...arns], include: ['SETTINGS', 'CONFIGURATIONS', 'TAGS'] }))).clusters,
      )
        .filter(({ status }) => status !== 'INACTIVE')
        .map((cluster) => clusterResource(context, cluster)),
    );
    if (clusters && clusters.length > 0) yield clusters;
    const holding = place ? arns.filter((arn) => nameIn(arn) === place.cluster) : arns;
    for (const arn of holding)
      for await (const services of collectServices(context, arn, place?.service)) {
        for (const resource of services)
          if ((resource.type === 'AWS::ECS::Service' || resource.type === 'AWS::ECS::TaskSet') && resource.data.taskDefinition)
            used.add(resource.data.taskDefinition);
        yield services;
      }
  }
}
