import type { IpPermission } from '@aws-sdk/client-ec2';
import { resourceOf, testAccount } from '@/server/checks/shared/testing';
import type { ResourceData } from '@/server/collect/resource-data';
import type { AnyResource, Resource } from '@/server/collect/types';

const region = 'eu-central-1';
const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${testAccount}:${rest}`;
const iam = (rest: string) => `arn:aws:iam::${testAccount}:${rest}`;

export const anywhere = (port: number, source = '0.0.0.0/0'): IpPermission => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  IpRanges: [{ CidrIp: source }],
});
export const everyone = '*';
export const policyOf = (...statements: object[]): string => JSON.stringify({ Version: '2012-10-17', Statement: statements });
export const allow = (Action: string | string[], Resource: string | string[] = '*'): object => ({ Effect: 'Allow', Action, Resource });
export const open = (Action: string, Resource: string): string =>
  policyOf({ Sid: 'Everybody', Effect: 'Allow', Principal: '*', Action, Resource });

/** A network with a route to the internet, and its network ACL. */
export function network({ routed = true, acl = 'allow' as 'allow' | 'deny' } = {}): AnyResource[] {
  const everything = (Egress: boolean) => ({ RuleNumber: 100, Protocol: '-1', RuleAction: acl, Egress, CidrBlock: '0.0.0.0/0' });
  return [
    resourceOf('AWS::EC2::RouteTable', {
      id: 'rtb-1',
      data: {
        RouteTableId: 'rtb-1',
        VpcId: 'vpc-1',
        Associations: [{ Main: true }],
        Routes: [{ DestinationCidrBlock: routed ? '0.0.0.0/0' : '10.9.0.0/16', GatewayId: 'igw-1', State: 'active' }],
      },
    }),
    resourceOf('AWS::EC2::NetworkAcl', {
      id: 'acl-1',
      data: {
        NetworkAclId: 'acl-1',
        VpcId: 'vpc-1',
        Associations: [{ SubnetId: 'subnet-1' }],
        Entries: [everything(false), everything(true)],
      },
    }),
    resourceOf('AWS::EC2::Subnet', { id: 'subnet-1', data: { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' } }),
  ];
}

export const group = (permissions: IpPermission[] = [anywhere(22)], id = 'sg-1'): AnyResource =>
  resourceOf('AWS::EC2::SecurityGroup', {
    id,
    arn: arn('ec2', `security-group/${id}`),
    data: { GroupId: id, GroupName: `group-${id}`, IpPermissions: permissions },
  });

/** A running instance with a public address in that network, IMDSv1 and the role `app`. */
export const instance = (data: ResourceData['AWS::EC2::Instance'] = {}, id = 'i-1'): AnyResource =>
  resourceOf('AWS::EC2::Instance', {
    id,
    name: 'web',
    arn: arn('ec2', `instance/${id}`),
    data: {
      InstanceId: id,
      ImageId: 'ami-1',
      State: { Name: 'running' },
      VpcId: 'vpc-1',
      SubnetId: 'subnet-1',
      PrivateIpAddress: '10.0.0.7',
      PublicIpAddress: '203.0.113.7',
      SecurityGroups: [{ GroupId: 'sg-1' }],
      IamInstanceProfile: { Arn: iam('instance-profile/app') },
      MetadataOptions: { HttpTokens: 'optional', HttpEndpoint: 'enabled' },
      ...data,
    },
  });

/** The role `app` of instances and functions, with these statements. */
export const role = (statements: object[], data: Partial<ResourceData['AWS::IAM::Role']> = {}, name = 'app'): Resource<'AWS::IAM::Role'> =>
  resourceOf('AWS::IAM::Role', {
    id: name,
    arn: iam(`role/${name}`),
    region: 'global',
    data: {
      RoleName: name,
      Arn: iam(`role/${name}`),
      AssumeRolePolicyDocument: policyOf({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }),
      RolePolicyList: statements.length > 0 ? [{ PolicyName: 'work', PolicyDocument: policyOf(...statements) }] : [],
      AttachedManagedPolicies: [],
      InstanceProfileList: [{ Arn: iam('instance-profile/app') }],
      ...data,
    } as ResourceData['AWS::IAM::Role'],
  });

export const admin = allow('*');

export const user = (statements: object[], report: Partial<NonNullable<ResourceData['AWS::IAM::User']['report']>>): AnyResource =>
  resourceOf('AWS::IAM::User', {
    id: 'anna',
    arn: iam('user/anna'),
    region: 'global',
    data: {
      UserName: 'anna',
      Arn: iam('user/anna'),
      UserPolicyList: [{ PolicyName: 'work', PolicyDocument: policyOf(...statements) }],
      GroupList: [],
      report: {
        user: 'anna',
        arn: iam('user/anna'),
        userCreationTime: null,
        passwordEnabled: false,
        passwordLastUsed: null,
        passwordLastChanged: null,
        passwordNextRotation: null,
        mfaActive: false,
        accessKeys: [],
        certificates: [],
        ...report,
      },
    },
  });

export const functionArn = arn('lambda', 'function:pay');
/** The function `pay` with the role `app`, closed to everybody. */
export const lambda = (data: ResourceData['AWS::Lambda::Function'] = {}): AnyResource =>
  resourceOf('AWS::Lambda::Function', {
    id: 'pay',
    arn: functionArn,
    data: { FunctionName: 'pay', FunctionArn: functionArn, Role: iam('role/app'), policy: null, url: null, ...data },
  });
/** A policy that lets a service call the function `pay` for one source. */
export const calledFor = (service: string, source: string): string =>
  policyOf({
    Effect: 'Allow',
    Principal: { Service: `${service}.amazonaws.com` },
    Action: 'lambda:InvokeFunction',
    Resource: functionArn,
    Condition: { ArnLike: { 'aws:SourceArn': source } },
  });

/** A private bucket. */
export const bucket = (data: Partial<ResourceData['AWS::S3::Bucket']> = {}, name = 'customer-exports'): AnyResource =>
  resourceOf('AWS::S3::Bucket', {
    id: name,
    arn: `arn:aws:s3:::${name}`,
    data: {
      Name: name,
      location: region,
      policy: null,
      acl: { grants: [] },
      ownership: null,
      publicAccessBlock: null,
      encryption: null,
      notification: null,
      ...data,
    },
  });
export const accountSettings = (block: ResourceData['AWS::S3::AccountSettings']['publicAccessBlock'] = null): AnyResource =>
  resourceOf('AWS::S3::AccountSettings', { id: 'settings', region: 'global', data: { publicAccessBlock: block } });

export const secret = (data: Partial<ResourceData['AWS::SecretsManager::Secret']> = {}): AnyResource =>
  resourceOf('AWS::SecretsManager::Secret', {
    id: 'shop/database',
    name: 'shop/database',
    arn: arn('secretsmanager', 'secret:shop/database-AbCdEf'),
    data: { Name: 'shop/database', policy: null, ...data },
  });

/** A database with a public address in that network, guarded by `sg-1`. */
export const database = (data: ResourceData['AWS::RDS::DBInstance'] = {}): AnyResource =>
  resourceOf('AWS::RDS::DBInstance', {
    id: 'orders',
    arn: arn('rds', 'db:orders'),
    data: {
      DBInstanceIdentifier: 'orders',
      Engine: 'postgres',
      PubliclyAccessible: true,
      Endpoint: { Address: 'orders.example', Port: 5432 },
      DBSubnetGroup: { VpcId: 'vpc-1', Subnets: [{ SubnetIdentifier: 'subnet-1' }] },
      VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1' }],
      MasterUsername: 'postgres',
      IAMDatabaseAuthenticationEnabled: false,
      ...data,
    },
  });
