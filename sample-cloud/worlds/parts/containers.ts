import type { ContainerDefinition, TaskDefinition } from '@aws-sdk/client-ecs';
import type { ResourceData } from '@/server/collect/resource-data';
import type { Draft, Tags } from '../draft';

interface Options {
  region: string;
  name: string;
  created: Date;
  tags?: Tags;
  refuses?: readonly string[];
}

/** Adds an ECS cluster; gives its ARN. */
export function addCluster(
  draft: Draft,
  { region, name, tags = {}, insights = 'enabled' }: Options & { insights?: 'enabled' | 'enhanced' | 'disabled' },
): string {
  const clusterArn = draft.arn('ecs', region, `cluster/${name}`);
  draft.add({
    type: 'AWS::ECS::Cluster',
    id: name,
    arn: clusterArn,
    region,
    tags,
    data: {
      clusterArn,
      clusterName: name,
      status: 'ACTIVE',
      settings: [{ name: 'containerInsights', value: insights }],
      capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
      defaultCapacityProviderStrategy: [],
    },
  });
  return clusterArn;
}

export interface TaskOptions extends Options {
  revision?: number;
  latest?: boolean;
  image: string;
  container?: Partial<ContainerDefinition>;
  /** More containers beside the first. */
  beside?: readonly ContainerDefinition[];
  environment?: Readonly<Record<string, string>>;
  taskRoleArn?: string;
  executionRoleArn?: string;
  data?: Partial<TaskDefinition>;
}

/** Adds a task definition of one container that is kept tight, but for what is said; gives its ARN. */
export function addTaskDefinition(draft: Draft, options: TaskOptions): string {
  const { region, name, created, revision = 1, latest = true, image, container, beside = [], environment = {}, tags = {} } = options;
  const taskDefinitionArn = draft.arn('ecs', region, `task-definition/${name}:${revision}`);
  draft.add({
    type: 'AWS::ECS::TaskDefinition',
    id: `${name}:${revision}`,
    arn: taskDefinitionArn,
    region,
    tags,
    refuses: options.refuses,
    data: {
      taskDefinitionArn,
      family: name,
      revision,
      networkMode: 'awsvpc',
      requiresCompatibilities: ['FARGATE'],
      cpu: '512',
      memory: '1024',
      ...(options.taskRoleArn && { taskRoleArn: options.taskRoleArn }),
      ...(options.executionRoleArn && { executionRoleArn: options.executionRoleArn }),
      registeredAt: created,
      containerDefinitions: [
        {
          name: 'app',
          image,
          essential: true,
          user: '10001',
          privileged: false,
          readonlyRootFilesystem: true,
          portMappings: [{ containerPort: 8080, hostPort: 8080, protocol: 'tcp' }],
          environment: Object.entries(environment).map(([key, value]) => ({ name: key, value })),
          logConfiguration: {
            logDriver: 'awslogs',
            options: { 'awslogs-group': `/ecs/${name}`, 'awslogs-region': region, 'awslogs-stream-prefix': 'app', mode: 'non-blocking' },
          },
          ...container,
        },
        ...beside,
      ],
      latest,
      ...options.data,
    },
  });
  return taskDefinitionArn;
}

export interface ServiceOptions extends Options {
  clusterArn: string;
  taskDefinition: string;
  subnets: readonly string[];
  groups: readonly string[];
  publicAddress?: boolean;
  data?: Partial<ResourceData['AWS::ECS::Service']>;
}

/** Adds a Fargate service; gives its ARN. */
export function addService(draft: Draft, options: ServiceOptions): string {
  const { region, name, created, clusterArn, taskDefinition, subnets, groups, publicAddress = false, tags = {} } = options;
  const serviceArn = draft.arn('ecs', region, `service/${clusterArn.slice(clusterArn.lastIndexOf('/') + 1)}/${name}`);
  draft.add({
    type: 'AWS::ECS::Service',
    id: name,
    arn: serviceArn,
    region,
    tags,
    data: {
      serviceArn,
      serviceName: name,
      clusterArn,
      status: 'ACTIVE',
      desiredCount: 2,
      launchType: 'FARGATE',
      platformVersion: 'LATEST',
      platformFamily: 'Linux',
      taskDefinition,
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: [...subnets],
          securityGroups: [...groups],
          assignPublicIp: publicAddress ? 'ENABLED' : 'DISABLED',
        },
      },
      createdAt: created,
      schedulingStrategy: 'REPLICA',
      enableExecuteCommand: false,
      ...options.data,
    },
  });
  return serviceArn;
}

/** Adds a set of tasks that a deployment tool of one's own put into a service. */
export function addTaskSet(draft: Draft, options: ServiceOptions & { serviceArn: string }): void {
  const { region, name, created, clusterArn, serviceArn, taskDefinition, subnets, groups, publicAddress = false, tags = {} } = options;
  const cluster = clusterArn.slice(clusterArn.lastIndexOf('/') + 1);
  const taskSetArn = draft.arn('ecs', region, `task-set/${cluster}/${serviceArn.slice(serviceArn.lastIndexOf('/') + 1)}/${name}`);
  draft.add({
    type: 'AWS::ECS::TaskSet',
    id: name,
    arn: taskSetArn,
    region,
    tags,
    data: {
      id: name,
      taskSetArn,
      serviceArn,
      clusterArn,
      status: 'PRIMARY',
      taskDefinition,
      createdAt: created,
      launchType: 'FARGATE',
      platformVersion: '1.4.0',
      networkConfiguration: {
        awsvpcConfiguration: {
          subnets: [...subnets],
          securityGroups: [...groups],
          assignPublicIp: publicAddress ? 'ENABLED' : 'DISABLED',
        },
      },
    },
  });
}
