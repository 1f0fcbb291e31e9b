import { all, type Extract, type Found, found, type Place } from './place';
import { admitted } from './policies';

export const repository: Extract<'AWS::ECR::Repository'> = ({ data }, place) => [
  ...admitted(data.policy, place),
  found('encrypted-by', place.key(data.encryptionConfiguration?.kmsKey)),
];

const network = (place: Place, subnets: readonly string[] | undefined, groups: readonly string[] | undefined): Found[] => [
  ...all(
    'in-subnet',
    subnets?.map((id) => place.ec2('subnet', id)),
  ),
  ...all(
    'guarded-by',
    groups?.map((id) => place.ec2('security-group', id)),
  ),
];

export const service: Extract<'AWS::ECS::Service'> = ({ data }, place) => {
  const vpc = data.networkConfiguration?.awsvpcConfiguration;
  return [
    found('part-of', data.clusterArn),
    found('contains', data.taskDefinition),
    ...network(place, vpc?.subnets, vpc?.securityGroups),
    ...(data.loadBalancers ?? []).map(({ targetGroupArn, containerName }) => found('part-of', targetGroupArn, containerName)),
    found('has-role', data.roleArn),
  ];
};

export const taskDefinition: Extract<'AWS::ECS::TaskDefinition'> = ({ data }, place) => [
  found('has-role', place.role(data.taskRoleArn), 'tasks'),
  found('has-role', place.role(data.executionRoleArn), 'execution'),
  ...(data.containerDefinitions ?? []).flatMap(({ name, image, secrets, logConfiguration }) => [
    found('uses-image', imageSource(image, place), name),
    ...(secrets ?? []).map((secret) => found('names', secretOf(secret.valueFrom, place), secret.name)),
    found('logs-to', place.logGroup(logConfiguration?.options?.['awslogs-group']), name),
  ]),
];

/** The repository that an image lies in; of another registry than AWS's its host and path. */
function imageSource(image: string | undefined, place: Place): string | null {
  if (!image) return null;
  const name = image.replace(/@sha256:.*$/, '').replace(/:[^:/]+$/, '');
  const [, account, region, path] = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/(.+)$/.exec(name) ?? [];
  return account ? `arn:${place.partition}:ecr:${region}:${account}:repository/${path}` : `host:${name}`;
}

/** A secret of Secrets Manager, of which a key or a version may be named behind its ARN; else a parameter. */
function secretOf(valueFrom: string | undefined, place: Place): string | null {
  if (!valueFrom) return null;
  if (!valueFrom.startsWith('arn:')) return place.arn('ssm', `parameter/${valueFrom.replace(/^\//, '')}`);
  return valueFrom.includes(':secretsmanager:') ? valueFrom.split(':').slice(0, 7).join(':') : valueFrom;
}

export const cluster: Extract<'AWS::EKS::Cluster'> = ({ data }, place) => [
  found('has-role', data.roleArn),
  found('in-vpc', place.ec2('vpc', data.resourcesVpcConfig?.vpcId)),
  ...network(place, data.resourcesVpcConfig?.subnetIds, [
    ...(data.resourcesVpcConfig?.securityGroupIds ?? []),
    ...(data.resourcesVpcConfig?.clusterSecurityGroupId ? [data.resourcesVpcConfig.clusterSecurityGroupId] : []),
  ]),
  ...all(
    'encrypted-by',
    data.encryptionConfig?.map(({ provider }) => place.key(provider?.keyArn)),
    'secrets',
  ),
];

export const nodegroup: Extract<'AWS::EKS::Nodegroup'> = ({ data }, place) => [
  found('part-of', place.arn('eks', data.clusterName && `cluster/${data.clusterName}`)),
  found('has-role', data.nodeRole),
  ...network(place, data.subnets, data.remoteAccess?.sourceSecurityGroups),
  found('made-from', place.ec2('launch-template', data.launchTemplate?.id), data.launchTemplate?.version),
  ...(data.resources?.autoScalingGroups ?? []).map(({ name }) => found('contains', name ? place.autoScalingGroup(name) : null)),
];

export const managedInstance: Extract<'AWS::SSM::ManagedInstance'> = ({ data }, place) => [
  found('part-of', data.InstanceId?.startsWith('i-') ? place.ec2('instance', data.InstanceId) : null),
  found('has-role', place.role(data.IamRole)),
];

export const inspected: Extract<'AWS::Inspector2::InspectedResource'> = ({ data }, place) => {
  const { resourceId } = data;
  return [
    found(
      'part-of',
      resourceId.startsWith('i-')
        ? place.ec2('instance', resourceId)
        : resourceId.startsWith('arn:')
          ? resourceId.replace(/\/sha256:.*$/, '')
          : null,
    ),
  ];
};
