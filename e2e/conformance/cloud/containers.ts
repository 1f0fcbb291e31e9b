import { DescribeSecurityGroupsCommand, DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { CreateRepositoryCommand, ECRClient, PutLifecyclePolicyCommand, SetRepositoryPolicyCommand } from '@aws-sdk/client-ecr';
import {
  type ContainerDefinition,
  CreateClusterCommand,
  CreateServiceCommand,
  ECSClient,
  RegisterTaskDefinitionCommand,
} from '@aws-sdk/client-ecs';
import { CreateClusterCommand as CreateEksClusterCommand, EKSClient } from '@aws-sdk/client-eks';
import { type Expectation, given, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

/** Repositories, tasks, services and clusters as they should not be, and their twins. */
export async function arrangeContainers(connect: Connect): Promise<Expectation[]> {
  return [...(await arrangeRepositories(connect)), ...(await arrangeTasks(connect)), ...(await arrangeClusters(connect))];
}

async function arrangeRepositories(connect: Connect): Promise<Expectation[]> {
  const ecr = connect(ECRClient);
  await ecr.send(new CreateRepositoryCommand({ repositoryName: 'loose' }));
  await ecr.send(
    new CreateRepositoryCommand({
      repositoryName: 'tight',
      imageTagMutability: 'IMMUTABLE',
      imageScanningConfiguration: { scanOnPush: true },
    }),
  );
  const pull = (AWS: string) =>
    JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Sid: 'pull', Effect: 'Allow', Principal: { AWS }, Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'] }],
    });
  await ecr.send(new SetRepositoryPolicyCommand({ repositoryName: 'loose', policyText: pull('*') }));
  await ecr.send(new SetRepositoryPolicyCommand({ repositoryName: 'tight', policyText: pull(`arn:aws:iam::${account}:root`) }));
  const lifecyclePolicyText = JSON.stringify({
    rules: [
      {
        rulePriority: 1,
        selection: { tagStatus: 'untagged', countType: 'sinceImagePushed', countUnit: 'days', countNumber: 14 },
        action: { type: 'expire' },
      },
    ],
  });
  await ecr.send(new PutLifecyclePolicyCommand({ repositoryName: 'tight', lifecyclePolicyText }));
  return ['lifecycle-policy', 'not-public', 'scans-on-push', 'tags-immutable'].flatMap((rule) =>
    twins(`ecr/repository-${rule}`, 'loose', 'tight'),
  );
}

const written = (mode: 'blocking' | 'non-blocking'): ContainerDefinition['logConfiguration'] => ({
  logDriver: 'awslogs',
  options: { 'awslogs-group': '/tasks', 'awslogs-region': 'us-east-1', mode },
});

async function arrangeTasks(connect: Connect): Promise<Expectation[]> {
  const ecs = connect(ECSClient);
  const task = (
    family: string,
    container: Partial<ContainerDefinition>,
    others: { networkMode?: 'host' | 'awsvpc'; pidMode?: 'host' } = {},
  ) =>
    ecs.send(
      new RegisterTaskDefinitionCommand({
        family,
        ...others,
        containerDefinitions: [{ name: 'app', image: 'shop/app:1', memory: 128, ...container }],
      }),
    );
  await task('mighty', { privileged: true }, { networkMode: 'host', pidMode: 'host' });
  await task('waiting', { logConfiguration: written('blocking') });
  await task('telling', { environment: [{ name: 'GITHUB_TOKEN', value: `ghp_${'a1B2c3D4e5F6'.repeat(3)}` }] });
  await task(
    'modest',
    {
      user: '1000',
      readonlyRootFilesystem: true,
      logConfiguration: written('non-blocking'),
      environment: [{ name: 'STAGE', value: 'live' }],
    },
    { networkMode: 'awsvpc' },
  );

  const cluster = (clusterName: string, value: 'enabled' | 'disabled') =>
    ecs.send(new CreateClusterCommand({ clusterName, settings: [{ name: 'containerInsights', value }] }));
  await cluster('unwatched', 'disabled');
  await cluster('watched', 'enabled');
  // Those that are in a region from the start.
  const ec2 = connect(EC2Client);
  const subnets = [given((await ec2.send(new DescribeSubnetsCommand({}))).Subnets?.[0]?.SubnetId)];
  const securityGroups = [given((await ec2.send(new DescribeSecurityGroupsCommand({}))).SecurityGroups?.[0]?.GroupId)];
  const service = (serviceName: string, assignPublicIp: 'ENABLED' | 'DISABLED', platformVersion: string) =>
    ecs.send(
      new CreateServiceCommand({
        cluster: 'watched',
        serviceName,
        taskDefinition: 'modest',
        desiredCount: 0,
        launchType: 'FARGATE',
        platformVersion,
        networkConfiguration: { awsvpcConfiguration: { subnets, securityGroups, assignPublicIp } },
      }),
    );
  await service('shown', 'ENABLED', '1.3.0');
  await service('hidden', 'DISABLED', 'LATEST');

  const mighty = [
    'host-network-unprivileged',
    'logs-written',
    'no-privileged-containers',
    'own-process-namespace',
    'root-filesystem-read-only',
  ];
  return [
    ...mighty.flatMap((rule) => twins(`ecs/task-${rule}`, 'mighty:1', 'modest:1')),
    ...twins('ecs/task-logs-without-blocking', 'waiting:1', 'modest:1'),
    ...twins('ecs/task-no-secrets-in-environment', 'telling:1', 'modest:1'),
    ...twins('ecs/cluster-container-insights', 'unwatched', 'watched'),
    ...twins('ecs/service-no-public-address', 'shown', 'hidden'),
    ...twins('ecs/service-fargate-platform-current', 'shown', 'hidden'),
  ];
}

async function arrangeClusters(connect: Connect): Promise<Expectation[]> {
  const eks = connect(EKSClient);
  const common = { roleArn: `arn:aws:iam::${account}:role/eks` };
  await eks.send(
    new CreateEksClusterCommand({
      ...common,
      name: 'open',
      version: '1.22',
      resourcesVpcConfig: {
        subnetIds: ['subnet-1'],
        endpointPublicAccess: true,
        endpointPrivateAccess: false,
        publicAccessCidrs: ['0.0.0.0/0'],
      },
      logging: { clusterLogging: [{ enabled: false, types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'] }] },
    }),
  );
  await eks.send(
    new CreateEksClusterCommand({
      ...common,
      name: 'closed',
      version: '1.34',
      resourcesVpcConfig: { subnetIds: ['subnet-1'], endpointPublicAccess: false, endpointPrivateAccess: true },
      encryptionConfig: [{ resources: ['secrets'], provider: { keyArn: `arn:aws:kms:us-east-1:${account}:key/eks` } }],
      logging: { clusterLogging: [{ enabled: true, types: ['api', 'audit', 'authenticator', 'controllerManager', 'scheduler'] }] },
    }),
  );
  return ['api-not-open', 'logs-all-types', 'private-endpoint', 'secrets-encrypted', 'version-supported'].flatMap((rule) =>
    twins(`eks/cluster-${rule}`, 'open', 'closed'),
  );
}
