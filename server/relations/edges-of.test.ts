import { describe, expect, it } from 'vitest';
import { makeArn } from '@/server/collect/make-arn';
import type { AnyResource, ResourceType } from '@/server/collect/types';
import { edgesOf } from './edges-of';

const scope = { account: '111122223333', partition: 'aws' };
const region = 'eu-central-1';
const ec2 = (type: string, id: string) => makeArn(scope, 'ec2', region, type, id);
const iam = (resource: string) => `arn:aws:iam::${scope.account}:${resource}`;
const key = `arn:aws:kms:${region}:${scope.account}:key/k-1`;
const own = 'arn:of:the:resource';

const seen = (type: ResourceType, data: object, more: { tags?: Record<string, string>; id?: string; arn?: string } = {}) =>
  edgesOf({ type, arn: own, id: 'id', name: null, region, tags: {}, gaps: [], data, ...more } as unknown as AnyResource, scope).map(
    ({ kind, to, via }) => (via === undefined ? `${kind} ${to}` : `${kind} ${to} | ${via}`),
  );
const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });

const cases: [string, ResourceType, object, string[]][] = [
  [
    'an instance stands in a subnet, behind groups, with a profile, made from an image',
    'AWS::EC2::Instance',
    {
      SubnetId: 'subnet-1',
      SecurityGroups: [{ GroupId: 'sg-1' }],
      IamInstanceProfile: { Arn: iam('instance-profile/web') },
      ImageId: 'ami-1',
    },
    [
      `in-subnet ${ec2('subnet', 'subnet-1')}`,
      `guarded-by ${ec2('security-group', 'sg-1')}`,
      `has-profile ${iam('instance-profile/web')}`,
      `uses-image arn:aws:ec2:${region}::image/ami-1`,
    ],
  ],
  [
    'a volume is attached, made from a snapshot and encrypted by a key given as an id',
    'AWS::EC2::Volume',
    { Attachments: [{ InstanceId: 'i-1', Device: '/dev/xvda' }], SnapshotId: 'snap-1', KmsKeyId: 'k-1' },
    [`attached-to ${ec2('instance', 'i-1')} | /dev/xvda`, `made-from arn:aws:ec2:${region}::snapshot/snap-1`, `encrypted-by ${key}`],
  ],
  ['a snapshot comes from its volume', 'AWS::EC2::Snapshot', { VolumeId: 'vol-1' }, [`made-from ${ec2('volume', 'vol-1')}`]],
  ['a copied snapshot comes from no volume', 'AWS::EC2::Snapshot', { VolumeId: 'vol-ffffffff' }, []],
  [
    'a security group lets in the members of others, also of a foreign account',
    'AWS::EC2::SecurityGroup',
    {
      VpcId: 'vpc-1',
      OwnerId: scope.account,
      IpPermissions: [
        { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432, UserIdGroupPairs: [{ GroupId: 'sg-2' }] },
        { IpProtocol: '-1', UserIdGroupPairs: [{ GroupId: 'sg-3', UserId: '999988887777' }] },
      ],
    },
    [
      `in-vpc ${ec2('vpc', 'vpc-1')}`,
      `lets-in ${ec2('security-group', 'sg-2')} | tcp/5432`,
      `lets-in arn:aws:ec2:${region}:999988887777:security-group/sg-3 | all traffic`,
    ],
  ],
  [
    'a route table serves subnets, the main one the VPC, and leads to gateways',
    'AWS::EC2::RouteTable',
    {
      VpcId: 'vpc-1',
      Associations: [{ Main: true }, { SubnetId: 'subnet-1' }],
      Routes: [
        { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local' },
        { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1' },
        { DestinationIpv6CidrBlock: '::/0', NatGatewayId: 'nat-1', State: 'blackhole' },
      ],
    },
    [
      `in-vpc ${ec2('vpc', 'vpc-1')}`,
      `routes-for ${ec2('vpc', 'vpc-1')} | main`,
      `routes-for ${ec2('subnet', 'subnet-1')}`,
      `routes-to ${ec2('internet-gateway', 'igw-1')} | 0.0.0.0/0`,
      `routes-to ${ec2('natgateway', 'nat-1')} | ::/0 (black hole)`,
    ],
  ],
  [
    'a role trusts, is allowed by policies, and names resources in inline ones',
    'AWS::IAM::Role',
    {
      AssumeRolePolicyDocument: policy(
        { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
        { Effect: 'Allow', Principal: { AWS: '999988887777' }, Action: 'sts:AssumeRole' },
        { Effect: 'Deny', Principal: '*', Action: 'sts:AssumeRole' },
      ),
      AttachedManagedPolicies: [{ PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' }],
      RolePolicyList: [
        {
          PolicyName: 'data',
          PolicyDocument: policy({ Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::orders/*', 'arn:aws:s3:::*', '*'] }),
        },
      ],
      PermissionsBoundary: { PermissionsBoundaryArn: iam('policy/edge') },
    },
    [
      `known-as ${iam('role/id')}`,
      'trusts ec2.amazonaws.com',
      'trusts arn:aws:iam::999988887777:root',
      'allowed-by arn:aws:iam::aws:policy/AdministratorAccess',
      'grants arn:aws:s3:::orders | data: s3:GetObject',
      `bounded-by ${iam('policy/edge')}`,
    ],
  ],
  [
    'a managed policy names resources by its default version alone',
    'AWS::IAM::ManagedPolicy',
    {
      PolicyVersionList: [
        { IsDefaultVersion: false, Document: policy({ Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::old' }) },
        {
          IsDefaultVersion: true,
          Document: policy({
            Effect: 'Allow',
            Action: ['dynamodb:A', 'dynamodb:B', 'dynamodb:C', 'dynamodb:D'],
            Resource: [
              `arn:aws:dynamodb:${region}:${scope.account}:table/t`,
              `arn:aws:dynamodb:${region}:${scope.account}:table/t/index/*`,
            ],
          }),
        },
      ],
    },
    [`grants arn:aws:dynamodb:${region}:${scope.account}:table/t | dynamodb:A, dynamodb:B, dynamodb:C and 1 more`],
  ],
  [
    'a policy that nobody understands names nothing',
    'AWS::IAM::ManagedPolicy',
    { PolicyVersionList: [{ IsDefaultVersion: true, Document: '{' }] },
    [],
  ],
  [
    'a function has a role, a network, and whoever may call it',
    'AWS::Lambda::Function',
    {
      Role: iam('role/fn'),
      VpcConfig: { SubnetIds: ['subnet-1'], SecurityGroupIds: ['sg-1'] },
      policy: policy({
        Effect: 'Allow',
        Principal: { Service: 's3.amazonaws.com' },
        Action: 'lambda:InvokeFunction',
        Condition: { ArnLike: { 'AWS:SourceArn': 'arn:aws:s3:::orders' } },
      }),
      url: { FunctionUrl: 'https://abc.lambda-url.eu-central-1.on.aws/' },
    },
    [
      `has-role ${iam('role/fn')}`,
      `in-subnet ${ec2('subnet', 'subnet-1')}`,
      `guarded-by ${ec2('security-group', 'sg-1')}`,
      'admits arn:aws:s3:::orders | s3.amazonaws.com',
      'known-as host:abc.lambda-url.eu-central-1.on.aws',
    ],
  ],
  [
    'a load balancer leads to target groups by its listeners',
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    {
      AvailabilityZones: [{ SubnetId: 'subnet-1' }],
      SecurityGroups: ['sg-1'],
      DNSName: 'Shop-1.eu-central-1.elb.amazonaws.com',
      listeners: [
        { Protocol: 'HTTPS', Port: 443, DefaultActions: [{ TargetGroupArn: 'arn:tg' }], Certificates: [{ CertificateArn: 'arn:cert' }] },
      ],
      attributes: { 'access_logs.s3.enabled': 'true', 'access_logs.s3.bucket': 'logs' },
    },
    [
      `in-subnet ${ec2('subnet', 'subnet-1')}`,
      `guarded-by ${ec2('security-group', 'sg-1')}`,
      'targets arn:tg | HTTPS:443',
      'certified-by arn:cert | HTTPS:443',
      'logs-to arn:aws:s3:::logs',
      'known-as host:shop-1.eu-central-1.elb.amazonaws.com',
    ],
  ],
  [
    'a bucket admits, logs, replicates and calls',
    'AWS::S3::Bucket',
    {
      policy: policy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }),
      encryption: { Rules: [{ ApplyServerSideEncryptionByDefault: { KMSMasterKeyID: 'alias/data' } }] },
      logging: { TargetBucket: 'logs', TargetPrefix: 'b/' },
      notification: {
        LambdaFunctionConfigurations: [
          { LambdaFunctionArn: `arn:aws:lambda:${region}:${scope.account}:function:f:live`, Events: ['s3:ObjectCreated:*'] },
        ],
      },
    },
    [
      'admits *',
      `encrypted-by arn:aws:kms:${region}:${scope.account}:alias/data`,
      'logs-to arn:aws:s3:::logs | b/',
      `triggers arn:aws:lambda:${region}:${scope.account}:function:f | s3:ObjectCreated:*`,
    ],
  ],
  [
    'a key has aliases, and its account’s root says nothing',
    'AWS::KMS::Key',
    {
      aliases: ['alias/data'],
      policy: policy({ Effect: 'Allow', Principal: { AWS: [iam('root'), iam('role/fn')] }, Action: 'kms:*', Resource: '*' }),
    },
    [`known-as arn:aws:kms:${region}:${scope.account}:alias/data`, `admits ${iam('role/fn')}`],
  ],
  [
    'a target group leads to instances, and stands behind its load balancer',
    'AWS::ElasticLoadBalancingV2::TargetGroup',
    {
      VpcId: 'vpc-1',
      LoadBalancerArns: ['arn:lb'],
      targets: [
        { Id: 'i-1', Port: 8080 },
        { Id: '10.0.0.1', Port: 80 },
      ],
    },
    [`in-vpc ${ec2('vpc', 'vpc-1')}`, 'part-of arn:lb', `targets ${ec2('instance', 'i-1')} | port 8080`],
  ],
  [
    'an event source mapping reads for a function',
    'AWS::Lambda::EventSourceMapping',
    {
      EventSourceArn: `arn:aws:dynamodb:${region}:${scope.account}:table/t/stream/2026`,
      FunctionArn: `arn:aws:lambda:${region}:${scope.account}:function:f:live`,
      State: 'Enabled',
    },
    [
      `reads-from arn:aws:dynamodb:${region}:${scope.account}:table/t`,
      `triggers arn:aws:lambda:${region}:${scope.account}:function:f | Enabled`,
    ],
  ],
  [
    'a subscription reads from its topic and calls a function',
    'AWS::SNS::Subscription',
    { TopicArn: 'arn:topic', Protocol: 'lambda', Endpoint: `arn:aws:lambda:${region}:${scope.account}:function:f:live`, Owner: null },
    ['reads-from arn:topic', `triggers arn:aws:lambda:${region}:${scope.account}:function:f | lambda`],
  ],
  [
    'a subscription of a web hook reads from its topic alone',
    'AWS::SNS::Subscription',
    { TopicArn: 'arn:topic', Protocol: 'https', Endpoint: 'https://hooks.example', Owner: null },
    ['reads-from arn:topic'],
  ],
  [
    'a rule of EventBridge is part of its bus, and targets what it calls, with a role where it needs one',
    'AWS::Events::Rule',
    {
      Name: 'ship',
      EventBusName: 'orders',
      State: 'ENABLED',
      targets: [
        { Id: 'fn', Arn: `arn:aws:lambda:${region}:${scope.account}:function:f` },
        { Id: 'flow', Arn: 'arn:flow', RoleArn: iam('role/starter'), DeadLetterConfig: { Arn: 'arn:lost' } },
      ],
    },
    [
      `part-of arn:aws:events:${region}:${scope.account}:event-bus/orders`,
      `targets arn:aws:lambda:${region}:${scope.account}:function:f | fn`,
      'targets arn:flow | flow',
      `has-role ${iam('role/starter')} | flow`,
      'triggers arn:lost | dead letters',
    ],
  ],
  [
    'a rule that is switched off targets nothing',
    'AWS::Events::Rule',
    { Name: 'old', State: 'DISABLED', targets: [{ Id: 'fn', Arn: 'arn:fn' }] },
    [`part-of arn:aws:events:${region}:${scope.account}:event-bus/default`],
  ],
  [
    'a task definition acts as roles, runs images, and names secrets',
    'AWS::ECS::TaskDefinition',
    {
      taskRoleArn: iam('role/task'),
      containerDefinitions: [
        {
          name: 'web',
          image: `${scope.account}.dkr.ecr.${region}.amazonaws.com/shop/web:1.2@sha256:abc`,
          secrets: [
            { name: 'DB', valueFrom: `arn:aws:secretsmanager:${region}:${scope.account}:secret:db-AbCdEf:password::` },
            { name: 'MODE', valueFrom: '/shop/mode' },
          ],
        },
        { name: 'proxy', image: 'docker.io/library/nginx:latest' },
      ],
    },
    [
      `has-role ${iam('role/task')} | tasks`,
      `uses-image arn:aws:ecr:${region}:${scope.account}:repository/shop/web | web`,
      `names arn:aws:secretsmanager:${region}:${scope.account}:secret:db-AbCdEf | DB`,
      `names arn:aws:ssm:${region}:${scope.account}:parameter/shop/mode | MODE`,
      'uses-image host:docker.io/library/nginx | proxy',
    ],
  ],
  [
    'a distribution stands before what its origins name',
    'AWS::CloudFront::Distribution',
    {
      Origins: {
        Items: [
          { Id: 'site', DomainName: 'site.s3.eu-central-1.amazonaws.com' },
          { Id: 'api', DomainName: 'a1b2.execute-api.eu-central-1.amazonaws.com' },
          { Id: 'shop', DomainName: 'shop-1.eu-central-1.elb.amazonaws.com' },
        ],
      },
    },
    [
      'fronts arn:aws:s3:::site | site',
      'fronts arn:aws:apigateway:eu-central-1::/restapis/a1b2 | api',
      'fronts host:shop-1.eu-central-1.elb.amazonaws.com | shop',
    ],
  ],
];

describe('the relations that a configuration tells', () => {
  it.each(cases)('%s', (_, type, data, expected) => {
    expect(seen(type, data)).toEqual(expected);
  });

  it('tells who made it, of any type', () => {
    expect(
      seen('AWS::SQS::Queue', {}, { tags: { 'aws:cloudformation:stack-id': 'arn:stack', 'aws:cloudformation:logical-id': 'Queue' } }),
    ).toEqual(['made-by arn:stack | Queue']);
  });

  it('says each relation once, none of a resource to itself, and none whose name is no name', () => {
    expect(seen('AWS::EC2::Instance', { SecurityGroups: [{ GroupId: 'sg-1' }, { GroupId: 'sg-1' }, {}] })).toHaveLength(1);
    expect(seen('AWS::CloudFormation::Stack', { ParentId: own, RoleARN: 'x'.repeat(5_000) })).toEqual([]);
  });

  it('reads what is hardly there without complaint', () => {
    expect(seen('AWS::EC2::Subnet', {})).toEqual([]);
    expect(seen('AWS::SQS::Queue', { attributes: { RedrivePolicy: 'no JSON', Policy: 'nor this' } })).toEqual([]);
  });
});
