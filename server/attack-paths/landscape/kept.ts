import type { ResourceData } from '@/server/collect/resource-data';
import type { ResourceType } from '@/server/collect/types';

/** Of each type that paths lead over: the fields that are kept in memory. Anything else is left in the database. */
export const kept = {
  'AWS::EC2::Instance': [
    'InstanceId',
    'ImageId',
    'State',
    'SubnetId',
    'VpcId',
    'SecurityGroups',
    'PublicIpAddress',
    'Ipv6Address',
    'PrivateIpAddress',
    'NetworkInterfaces',
    'IamInstanceProfile',
    'MetadataOptions',
  ],
  'AWS::EC2::SecurityGroup': ['GroupId', 'GroupName', 'VpcId', 'IpPermissions'],
  'AWS::EC2::RouteTable': ['RouteTableId', 'VpcId', 'Associations', 'Routes'],
  'AWS::EC2::NetworkAcl': ['NetworkAclId', 'VpcId', 'Associations', 'Entries'],
  'AWS::EC2::Subnet': ['SubnetId', 'VpcId', 'CidrBlock'],
  'AWS::EC2::VPCPeeringConnection': ['VpcPeeringConnectionId', 'Status', 'AccepterVpcInfo', 'RequesterVpcInfo'],
  'AWS::EC2::Snapshot': ['SnapshotId', 'VolumeId', 'Encrypted', 'restorableByAll'],
  'AWS::EC2::Volume': ['VolumeId', 'Attachments'],
  'AWS::EC2::Image': ['ImageId', 'Name', 'Public', 'BlockDeviceMappings'],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': [
    'LoadBalancerArn',
    'LoadBalancerName',
    'Type',
    'Scheme',
    'VpcId',
    'AvailabilityZones',
    'SecurityGroups',
    'DNSName',
    'listeners',
  ],
  'AWS::Lambda::Function': ['FunctionName', 'FunctionArn', 'Role', 'VpcConfig', 'policy', 'url', 'Environment'],
  'AWS::ApiGatewayV2::Api': ['ApiId', 'Name', 'ProtocolType', 'routes', 'DisableExecuteApiEndpoint'],
  'AWS::S3::Bucket': ['Name', 'location', 'policy', 'acl', 'ownership', 'publicAccessBlock', 'encryption', 'notification'],
  'AWS::S3::AccountSettings': ['publicAccessBlock'],
  'AWS::CloudFront::Distribution': ['Id', 'DomainName', 'Enabled', 'Origins', 'Aliases', 'originBuckets'],
  'AWS::RDS::DBInstance': [
    'DBInstanceIdentifier',
    'DBClusterIdentifier',
    'Engine',
    'PubliclyAccessible',
    'Endpoint',
    'DbInstancePort',
    'DBSubnetGroup',
    'VpcSecurityGroups',
    'MasterUsername',
    'StorageEncrypted',
    'IAMDatabaseAuthenticationEnabled',
  ],
  'AWS::RDS::DBSnapshot': ['DBSnapshotIdentifier', 'DBInstanceIdentifier', 'Engine', 'Encrypted', 'sharedWith'],
  'AWS::RDS::DBClusterSnapshot': ['DBClusterSnapshotIdentifier', 'DBClusterIdentifier', 'Engine', 'StorageEncrypted', 'sharedWith'],
  'AWS::Redshift::Cluster': ['ClusterIdentifier', 'PubliclyAccessible', 'Endpoint', 'VpcId', 'VpcSecurityGroups', 'ClusterSubnetGroupName'],
  'AWS::Redshift::ClusterSubnetGroup': ['ClusterSubnetGroupName', 'VpcId', 'Subnets'],
  'AWS::OpenSearchService::Domain': ['DomainName', 'ARN', 'AccessPolicies', 'VPCOptions', 'AdvancedSecurityOptions', 'Endpoint'],
  'AWS::DynamoDB::Table': ['TableName', 'TableArn', 'SSEDescription'],
  'AWS::SecretsManager::Secret': ['ARN', 'Name', 'KmsKeyId', 'policy'],
  'AWS::KMS::Key': ['KeyId', 'Arn', 'Enabled', 'KeyState', 'aliases', 'policy'],
  'AWS::SNS::Topic': ['TopicArn', 'attributes'],
  'AWS::SQS::Queue': ['QueueUrl', 'attributes'],
  'AWS::IAM::Role': [
    'RoleName',
    'Arn',
    'Path',
    'AssumeRolePolicyDocument',
    'RolePolicyList',
    'AttachedManagedPolicies',
    'PermissionsBoundary',
    'InstanceProfileList',
  ],
  'AWS::IAM::User': ['UserName', 'Arn', 'UserPolicyList', 'AttachedManagedPolicies', 'GroupList', 'PermissionsBoundary', 'report'],
  'AWS::IAM::Group': ['GroupName', 'Arn', 'GroupPolicyList', 'AttachedManagedPolicies'],
  'AWS::IAM::ManagedPolicy': ['Arn', 'PolicyName', 'DefaultVersionId', 'PolicyVersionList'],
  'AWS::IAM::AccountSettings': ['summary', 'root'],
} as const satisfies { [T in ResourceType]?: readonly (keyof ResourceData[T])[] };

/** Types that paths may lead over. */
export type KeptType = keyof typeof kept;
export const keptTypes = Object.keys(kept) as KeptType[];

/** Types of which there are many, and of which only the open ones matter: a key of `config` that must be true. */
export const onlyWhere: Partial<Record<KeptType, string>> = {
  'AWS::EC2::Snapshot': 'restorableByAll',
  'AWS::EC2::Image': 'Public',
};
