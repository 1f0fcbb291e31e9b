import type { IpPermission } from '@aws-sdk/client-ec2';
import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { resourceOf, testAccount } from '@/server/checks/shared/testing';
import type { ResourceData } from '@/server/collect/resource-data';
import type { AnyResource, Resource } from '@/server/collect/types';
import type { Vulnerability } from '@/server/collect/vulnerability';

const region = 'eu-central-1';
const arn = (service: string, rest: string) => `arn:aws:${service}:${region}:${testAccount}:${rest}`;
export const iam = (rest: string) => `arn:aws:iam::${testAccount}:${rest}`;

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

/** An application load balancer that faces the internet, guarded by `sg-lb`, and the group of targets behind its listener on 443. */
export function balancer(
  targets: { Id: string; Port?: number }[],
  {
    type = 'instance' as 'instance' | 'ip' | 'lambda',
    kind = 'application' as 'application' | 'network',
    scheme = 'internet-facing' as 'internet-facing' | 'internal',
    actions = [{ Type: 'forward' as const, TargetGroupArn: targetGroupArn }] as Action[],
  } = {},
): AnyResource[] {
  return [
    resourceOf('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      id: 'front',
      name: 'front',
      arn: balancerArn,
      data: {
        LoadBalancerArn: balancerArn,
        LoadBalancerName: 'front',
        DNSName: 'front.example',
        Type: kind,
        Scheme: scheme,
        VpcId: 'vpc-1',
        AvailabilityZones: [{ SubnetId: 'subnet-1' }],
        ...(kind === 'application' && { SecurityGroups: ['sg-lb'] }),
        listeners: [{ Protocol: kind === 'network' ? 'TCP' : 'HTTPS', Port: 443, DefaultActions: actions }],
      },
    }),
    resourceOf('AWS::ElasticLoadBalancingV2::TargetGroup', {
      id: 'app',
      name: 'app-targets',
      arn: targetGroupArn,
      data: {
        TargetGroupArn: targetGroupArn,
        TargetGroupName: 'app-targets',
        TargetType: type,
        Port: 8080,
        VpcId: 'vpc-1',
        LoadBalancerArns: [balancerArn],
        targets,
      },
    }),
    group([anywhere(443)], 'sg-lb'),
  ];
}
const balancerArn = arn('elasticloadbalancing', 'loadbalancer/app/front/1');
export const targetGroupArn = arn('elasticloadbalancing', 'targetgroup/app/1');
/** Lets the load balancer, and nobody else, in on 8080. */
export const fromBalancer: IpPermission = { IpProtocol: 'tcp', FromPort: 8080, ToPort: 8080, UserIdGroupPairs: [{ GroupId: 'sg-lb' }] };

/** The service `shop` with one task in that network, guarded by `sg-1`, whose task role is `app`, and its task definition. */
export function service({
  assignPublicIp = 'DISABLED' as 'ENABLED' | 'DISABLED',
  behind = true,
  desiredCount = 1,
  image = 'shop/web:1',
  taskRoleArn = iam('role/app') as string | null,
} = {}): AnyResource[] {
  const definition = arn('ecs', 'task-definition/shop:7');
  return [
    resourceOf('AWS::ECS::Service', {
      id: 'shop',
      name: 'shop',
      arn: arn('ecs', 'service/main/shop'),
      data: {
        serviceName: 'shop',
        desiredCount,
        taskDefinition: definition,
        networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'], assignPublicIp } },
        loadBalancers: behind ? [{ targetGroupArn, containerName: 'web', containerPort: 8080 }] : [],
      },
    }),
    resourceOf('AWS::ECS::TaskDefinition', {
      id: 'shop:7',
      arn: definition,
      data: {
        taskDefinitionArn: definition,
        family: 'shop',
        revision: 7,
        ...(taskRoleArn && { taskRoleArn }),
        containerDefinitions: [{ name: 'web', image }],
        latest: true,
      },
    }),
  ];
}

const hole: Vulnerability = {
  id: 'CVE-2021-44228',
  severity: 'CRITICAL',
  packages: [{ name: 'log4j-core', version: '2.14.1', fixedIn: '2.15.0' }],
  epss: 0.94,
  score: 10,
  exploit: true,
  fix: 'YES',
};

/** What Inspector found. */
export const inspected = (resourceId: string, data: Partial<Vulnerability> & { kind?: string } = {}): AnyResource =>
  resourceOf('AWS::Inspector2::InspectedResource', {
    id: resourceId,
    arn: arn('inspector2', `inspected/${resourceId}`),
    data: {
      resourceType: 'AWS_EC2_INSTANCE',
      resourceId,
      platform: null,
      bySeverity: { CRITICAL: 1 },
      vulnerabilities: [{ ...hole, kind: 'PACKAGE_VULNERABILITY', firstSeen: null, ...data }],
    },
  });

export const imageName = `${testAccount}.dkr.ecr.${region}.amazonaws.com/shop/web:1`;
/** The repository of the image `shop/web:1` with ECR's scan of it. */
export const repository = (findings: Partial<Vulnerability>[] = [{}]): AnyResource =>
  resourceOf('AWS::ECR::Repository', {
    id: 'shop/web',
    arn: arn('ecr', 'repository/shop/web'),
    data: {
      repositoryName: 'shop/web',
      images: [{ digest: 'sha256:1', tags: ['1'], pushedAt: null, size: null, scanStatus: 'COMPLETE', severities: null }],
      scan: {
        digest: 'sha256:1',
        status: 'COMPLETE',
        description: null,
        severities: {},
        findings: findings.map((each) => ({ ...hole, ...each })),
        cut: false,
      },
    },
  });

/** The cluster `platform`, whose Kubernetes API answers these ranges, and its node group with the role `app`. */
export const cluster = (publicAccessCidrs: string[] | null = ['0.0.0.0/0']): AnyResource[] => [
  resourceOf('AWS::EKS::Cluster', {
    id: 'platform',
    name: 'platform',
    arn: arn('eks', 'cluster/platform'),
    data: {
      name: 'platform',
      resourcesVpcConfig: { endpointPublicAccess: publicAccessCidrs !== null, publicAccessCidrs: publicAccessCidrs ?? [] },
    },
  }),
  resourceOf('AWS::EKS::Nodegroup', {
    id: 'general',
    arn: arn('eks', 'nodegroup/platform/general/1'),
    data: {
      nodegroupName: 'general',
      clusterName: 'platform',
      nodeRole: iam('role/app'),
      resources: { autoScalingGroups: [{ name: 'eks-general' }] },
    },
  }),
];
