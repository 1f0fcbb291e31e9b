import { all, type Extract, found, type Place } from './place';

const network = (place: Place, subnets: readonly string[] | undefined, groups: readonly string[] | undefined) => [
  ...all(
    'in-subnet',
    subnets?.map((id) => place.ec2('subnet', id)),
  ),
  ...all(
    'guarded-by',
    groups?.map((id) => place.ec2('security-group', id)),
  ),
];

export const project: Extract<'AWS::CodeBuild::Project'> = ({ data }, place) => {
  const { cloudWatchLogs, s3Logs } = data.logsConfig ?? {};
  return [
    found('has-role', place.role(data.serviceRole)),
    ...network(place, data.vpcConfig?.subnets, data.vpcConfig?.securityGroupIds),
    found('encrypted-by', place.key(data.encryptionKey)),
    found('logs-to', cloudWatchLogs?.status === 'ENABLED' ? place.logGroup(cloudWatchLogs.groupName) : null),
    found('logs-to', s3Logs?.status === 'ENABLED' ? place.bucket(bucketName(s3Logs.location)) : null),
    found('writes-to', data.artifacts?.type === 'S3' ? place.bucket(bucketName(data.artifacts.location)) : null),
  ];
};

const bucketName = (location: string | undefined): string | undefined => location?.replace(/^arn:[^:]*:s3:::/, '').split('/')[0];

export const notebook: Extract<'AWS::SageMaker::NotebookInstance'> = ({ data }, place) => [
  found('has-role', data.RoleArn),
  ...network(place, data.SubnetId ? [data.SubnetId] : [], data.SecurityGroups),
  found('encrypted-by', place.key(data.KmsKeyId)),
  found('attached-to', place.ec2('network-interface', data.NetworkInterfaceId)),
];

export const model: Extract<'AWS::SageMaker::Model'> = ({ data }, place) => [
  found('has-role', data.ExecutionRoleArn),
  ...network(place, data.VpcConfig?.Subnets, data.VpcConfig?.SecurityGroupIds),
];

export const endpointConfig: Extract<'AWS::SageMaker::EndpointConfig'> = ({ data }, place) => [
  found('encrypted-by', place.key(data.KmsKeyId)),
  ...(data.ProductionVariants ?? []).map(({ ModelName, VariantName }) =>
    found('contains', place.arn('sagemaker', ModelName && `model/${ModelName.toLowerCase()}`), VariantName),
  ),
];

export const emrCluster: Extract<'AWS::EMR::Cluster'> = ({ data }, place) => {
  const ec2 = data.Ec2InstanceAttributes;
  const profile = ec2?.IamInstanceProfile;
  return [
    found('has-role', place.role(data.ServiceRole)),
    found(
      'has-profile',
      profile?.startsWith('arn:') ? profile : profile && `arn:${place.partition}:iam::${place.account}:instance-profile/${profile}`,
    ),
    ...network(place, ec2?.Ec2SubnetId ? [ec2.Ec2SubnetId] : [], [
      ...[ec2?.EmrManagedMasterSecurityGroup, ec2?.EmrManagedSlaveSecurityGroup].filter((id) => id !== undefined),
      ...(ec2?.AdditionalMasterSecurityGroups ?? []),
      ...(ec2?.AdditionalSlaveSecurityGroups ?? []),
    ]),
    found('logs-to', place.bucketOfUri(data.LogUri)),
    found('encrypted-by', place.key(data.LogEncryptionKmsKeyId), 'logs'),
  ];
};
