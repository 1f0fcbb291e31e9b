import type { AnyResource } from '@/server/collect/types';

const account = '111122223333';
const region = 'eu-central-1';
const own = (service: string, rest: string) => `arn:aws:${service}:${region}:${account}:${rest}`;
const iam = (rest: string) => `arn:aws:iam::${account}:${rest}`;
const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement });
const port = (at: number, source: object) => ({ IpProtocol: 'tcp', FromPort: at, ToPort: at, ...source });
const anywhere = { IpRanges: [{ CidrIp: '0.0.0.0/0' }] };

/**
 * An account of about `size` resources of the types that paths lead over, in the proportions of a large one: a twentieth of the
 * instances is public, a tenth stands behind load balancers, one role in two hundred is an administrator.
 * @param readers whether every other role reads every bucket
 */
export function* world(size: number, readers = false): Generator<AnyResource> {
  const part = (share: number) => Math.max(1, Math.round(size * share));
  const of = (type: string, id: string, arn: string, data: object, where = region) =>
    ({ type, id, arn, name: id, region: where, tags: {}, data, gaps: [] }) as unknown as AnyResource;
  const subnets = part(0.01);
  const roles = part(0.1);
  const roleOf = (n: number) => iam(`role/role-${n % roles}`);
  for (let n = 0; n < subnets; n += 1) {
    const vpc = `vpc-${n % 20}`;
    yield of('AWS::EC2::Subnet', `subnet-${n}`, own('ec2', `subnet/subnet-${n}`), {
      SubnetId: `subnet-${n}`,
      VpcId: vpc,
      CidrBlock: `10.${n >> 8}.${n & 255}.0/24`,
    });
    yield of('AWS::EC2::RouteTable', `rtb-${n}`, own('ec2', `route-table/rtb-${n}`), {
      RouteTableId: `rtb-${n}`,
      VpcId: vpc,
      Associations: [{ SubnetId: `subnet-${n}` }],
      Routes: [{ DestinationCidrBlock: '0.0.0.0/0', GatewayId: n % 2 === 0 ? 'igw-1' : 'local', State: 'active' }],
    });
    const rule = (Egress: boolean) => ({ RuleNumber: 100, Protocol: '-1', RuleAction: 'allow', Egress, CidrBlock: '0.0.0.0/0' });
    yield of('AWS::EC2::NetworkAcl', `acl-${n}`, own('ec2', `network-acl/acl-${n}`), {
      NetworkAclId: `acl-${n}`,
      VpcId: vpc,
      Associations: [{ SubnetId: `subnet-${n}` }],
      Entries: [rule(false), rule(true)],
    });
  }
  const groups = part(0.08);
  for (let n = 0; n < groups; n += 1)
    yield of('AWS::EC2::SecurityGroup', `sg-${n}`, own('ec2', `security-group/sg-${n}`), {
      GroupId: `sg-${n}`,
      GroupName: `group-${n}`,
      IpPermissions: [
        port(n % 2 === 0 ? 443 : 22, n % 5 === 0 ? anywhere : { IpRanges: [{ CidrIp: '10.0.0.0/8' }] }),
        port(5432, { UserIdGroupPairs: [{ GroupId: `sg-${n + 1}` }] }),
      ],
    });
  const instances = part(0.22);
  for (let n = 0; n < instances; n += 1)
    yield of('AWS::EC2::Instance', `i-${n}`, own('ec2', `instance/i-${n}`), {
      InstanceId: `i-${n}`,
      State: { Name: 'running' },
      VpcId: `vpc-${(n % subnets) % 20}`,
      SubnetId: `subnet-${n % subnets}`,
      PrivateIpAddress: `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`,
      ...(n % 20 === 0 && { PublicIpAddress: `203.0.${(n >> 8) & 255}.${n & 255}` }),
      SecurityGroups: [{ GroupId: `sg-${n % groups}` }],
      IamInstanceProfile: { Arn: iam(`instance-profile/role-${n % roles}`) },
      MetadataOptions: { HttpTokens: n % 3 === 0 ? 'optional' : 'required', HttpEndpoint: 'enabled' },
    });
  const balancers = part(0.02);
  for (let n = 0; n < balancers; n += 1) {
    const arn = own('elasticloadbalancing', `loadbalancer/app/front-${n}/1`);
    const target = own('elasticloadbalancing', `targetgroup/app-${n}/1`);
    yield of('AWS::ElasticLoadBalancingV2::LoadBalancer', `front-${n}`, arn, {
      Type: 'application',
      Scheme: n % 2 === 0 ? 'internet-facing' : 'internal',
      VpcId: `vpc-${((n * 2) % subnets) % 20}`,
      AvailabilityZones: [{ SubnetId: `subnet-${(n * 2) % subnets}` }],
      SecurityGroups: [`sg-${(n * 10) % groups}`],
      listeners: [{ Protocol: 'HTTPS', Port: 443, DefaultActions: [{ Type: 'forward', TargetGroupArn: target }] }],
    });
    yield of('AWS::ElasticLoadBalancingV2::TargetGroup', `app-${n}`, target, {
      TargetType: 'instance',
      Port: 443,
      VpcId: `vpc-${((n * 2) % subnets) % 20}`,
      LoadBalancerArns: [arn],
      targets: Array.from({ length: 5 }, (_, each) => ({ Id: `i-${(n * 5 + each) % instances}`, Port: 443 })),
    });
  }
  const services = part(0.03);
  for (let n = 0; n < services; n += 1) {
    const definition = own('ecs', `task-definition/task-${n}:1`);
    yield of('AWS::ECS::TaskDefinition', `task-${n}:1`, definition, {
      family: `task-${n}`,
      taskRoleArn: roleOf(n),
      containerDefinitions: [{ image: 'docker.io/web:1' }],
    });
    yield of('AWS::ECS::Service', `service-${n}`, own('ecs', `service/main/service-${n}`), {
      desiredCount: 2,
      taskDefinition: definition,
      networkConfiguration: { awsvpcConfiguration: { subnets: [`subnet-${n % subnets}`], securityGroups: [`sg-${n % groups}`] } },
      loadBalancers: [{ targetGroupArn: own('elasticloadbalancing', `targetgroup/app-${n % balancers}/1`), containerPort: 443 }],
    });
  }
  const functions = part(0.1);
  for (let n = 0; n < functions; n += 1) {
    const arn = own('lambda', `function:fn-${n}`);
    yield of('AWS::Lambda::Function', `fn-${n}`, arn, {
      FunctionName: `fn-${n}`,
      FunctionArn: arn,
      Role: roleOf(n),
      url: n % 50 === 0 ? { AuthType: 'NONE' } : null,
      policy: n % 50 === 0 ? policy({ Effect: 'Allow', Principal: '*', Action: 'lambda:InvokeFunctionUrl', Resource: arn }) : null,
    });
  }
  for (let n = 0; n < part(0.03); n += 1) {
    const arn = own('sqs', `queue-${n}`);
    const everybody = policy({ Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: arn });
    yield of('AWS::SQS::Queue', `queue-${n}`, arn, { attributes: n % 20 === 0 ? { Policy: everybody } : {} });
    yield of('AWS::Lambda::EventSourceMapping', `map-${n}`, own('lambda', `event-source-mapping:${n}`), {
      EventSourceArn: arn,
      FunctionArn: own('lambda', `function:fn-${n % functions}`),
      State: 'Enabled',
    });
  }
  for (let n = 0; n < part(0.05); n += 1)
    yield of('AWS::S3::Bucket', `bucket-${n}`, `arn:aws:s3:::bucket-${n}`, {
      Name: `bucket-${n}`,
      policy: null,
      acl: { grants: [] },
      publicAccessBlock: null,
      encryption: null,
      notification: null,
    });
  for (let n = 0; n < part(0.03); n += 1)
    yield of('AWS::SecretsManager::Secret', `secret-${n}`, own('secretsmanager', `secret:secret-${n}-AbCdEf`), { policy: null });
  for (let n = 0; n < part(0.01); n += 1)
    yield of('AWS::RDS::DBInstance', `db-${n}`, own('rds', `db:db-${n}`), {
      Engine: 'postgres',
      PubliclyAccessible: false,
      Endpoint: { Port: 5432 },
      DBSubnetGroup: { VpcId: `vpc-${n % 20}`, Subnets: [{ SubnetIdentifier: `subnet-${n % subnets}` }] },
      VpcSecurityGroups: [{ VpcSecurityGroupId: `sg-${n % groups}` }],
    });
  for (let n = 0; n < roles; n += 1)
    yield of(
      'AWS::IAM::Role',
      `role-${n}`,
      iam(`role/role-${n}`),
      {
        RoleName: `role-${n}`,
        AssumeRolePolicyDocument: policy({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }),
        RolePolicyList: [
          {
            PolicyName: 'work',
            PolicyDocument: policy({
              Effect: 'Allow',
              Action: n % 200 === 0 ? '*' : ['s3:GetObject', 'sqs:*'],
              Resource:
                n % 200 === 0
                  ? '*'
                  : [...(readers ? ['arn:aws:s3:::bucket-*'] : []), `arn:aws:s3:::bucket-${n}/*`, own('sqs', `queue-${n}`)],
            }),
          },
        ],
        AttachedManagedPolicies: [],
        InstanceProfileList: [{ Arn: iam(`instance-profile/role-${n}`) }],
      },
      'global',
    );
  for (let n = 0; n < part(0.15); n += 1)
    yield of('AWS::Inspector2::InspectedResource', `i-${n}`, own('inspector2', `inspected/i-${n}`), {
      resourceType: 'AWS_EC2_INSTANCE',
      resourceId: `i-${n}`,
      vulnerabilities: [
        { id: 'CVE-2021-44228', severity: n % 4 === 0 ? 'CRITICAL' : 'LOW', packages: [], epss: 0.9, score: 10, exploit: true, fix: 'YES' },
      ],
    });
}
