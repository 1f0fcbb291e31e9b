import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CreateLoadBalancerCommand as CreateClassicCommand,
  ElasticLoadBalancingClient,
  type Listener,
  ModifyLoadBalancerAttributesCommand as ModifyClassicCommand,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  type Action,
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { CreateBucketCommand, PutBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateWebACLCommand, PutLoggingConfigurationCommand, WAFV2Client } from '@aws-sdk/client-wafv2';
import { type Expectation, given, isUnknown, twins } from '../lib/expectation';
import { account, type Connect } from '../lib/moto';

/** Load balancers and web ACLs as they should not be, and their twins. */
export async function arrangeEntrances(connect: Connect): Promise<Expectation[]> {
  const { Subnets = [] } = await connect(EC2Client).send(
    new DescribeSubnetsCommand({ Filters: [{ Name: 'default-for-az', Values: ['true'] }] }),
  );
  const subnets = Subnets.map(({ SubnetId }) => given(SubnetId));
  await makeLogBucket(connect(S3Client));
  return [
    ...(await arrangeModern(connect(ElasticLoadBalancingV2Client), subnets, given(Subnets[0]?.VpcId))),
    ...(await arrangeClassic(connect(ElasticLoadBalancingClient))),
    ...(await arrangeWebAcls(connect(WAFV2Client))),
  ];
}

/** moto asks whether the load balancers may write there. */
async function makeLogBucket(s3: S3Client): Promise<void> {
  await s3.send(new CreateBucketCommand({ Bucket: 'shop-requests' }));
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::127311923021:root' },
        Action: 's3:PutObject',
        Resource: `arn:aws:s3:::shop-requests/AWSLogs/${account}/*`,
      },
    ],
  });
  await s3.send(new PutBucketPolicyCommand({ Bucket: 'shop-requests', Policy }));
}

async function arrangeModern(elb: ElasticLoadBalancingV2Client, subnets: readonly string[], VpcId: string): Promise<Expectation[]> {
  const { TargetGroups } = await elb.send(new CreateTargetGroupCommand({ Name: 'shop', Protocol: 'HTTP', Port: 80, VpcId }));
  const forward: Action = { Type: 'forward', TargetGroupArn: given(TargetGroups?.[0]?.TargetGroupArn) };
  const redirect: Action = { Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } };
  const balancer = async (Name: string, places: readonly string[], action: Action, attributes: Record<string, string>) => {
    const { LoadBalancers } = await elb.send(new CreateLoadBalancerCommand({ Name, Subnets: [...places] }));
    const LoadBalancerArn = given(LoadBalancers?.[0]?.LoadBalancerArn);
    await elb.send(new CreateListenerCommand({ LoadBalancerArn, Protocol: 'HTTP', Port: 80, DefaultActions: [action] }));
    const Attributes = Object.entries(attributes).map(([Key, Value]) => ({ Key, Value }));
    await elb.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes }));
  };
  await balancer('careless', subnets.slice(0, 1), forward, {
    'deletion_protection.enabled': 'false',
    'access_logs.s3.enabled': 'false',
    'routing.http.drop_invalid_header_fields.enabled': 'false',
    'routing.http.desync_mitigation_mode': 'monitor',
  });
  await balancer('careful', subnets.slice(0, 2), redirect, {
    'deletion_protection.enabled': 'true',
    'access_logs.s3.enabled': 'true',
    'access_logs.s3.bucket': 'shop-requests',
    'routing.http.drop_invalid_header_fields.enabled': 'true',
    'routing.http.desync_mitigation_mode': 'defensive',
  });
  return [
    ...twins('elbv2/load-balancer-multi-az', 'careless', 'careful'),
    ...twins('elbv2/load-balancer-deletion-protected', 'careless', 'careful'),
    ...twins('elbv2/load-balancer-access-logged', 'careless', 'careful'),
    ...twins('elbv2/load-balancer-drops-invalid-headers', 'careless', 'careful'),
    ...twins('elbv2/load-balancer-desync-mitigated', 'careless', 'careful'),
    ...twins('elbv2/load-balancer-redirects-http', 'careless', 'careful'),
    // moto does not tell what a web ACL guards.
    ...isUnknown('elbv2/load-balancer-behind-waf', 'careless', 'careful'),
  ];
}

async function arrangeClassic(elb: ElasticLoadBalancingClient): Promise<Expectation[]> {
  const balancer = async (LoadBalancerName: string, AvailabilityZones: string[], listener: Listener, isGood: boolean) => {
    await elb.send(new CreateClassicCommand({ LoadBalancerName, AvailabilityZones, Listeners: [listener] }));
    await elb.send(
      new ModifyClassicCommand({
        LoadBalancerName,
        LoadBalancerAttributes: {
          CrossZoneLoadBalancing: { Enabled: isGood },
          AccessLog: { Enabled: isGood, ...(isGood && { S3BucketName: 'shop-requests', S3BucketPrefix: '', EmitInterval: 60 }) },
        },
      }),
    );
  };
  const port = { InstanceProtocol: 'HTTP', InstancePort: 80 };
  await balancer('classic-careless', ['us-east-1a'], { Protocol: 'HTTP', LoadBalancerPort: 80, ...port }, false);
  await balancer('classic-careful', ['us-east-1a', 'us-east-1b'], { Protocol: 'SSL', LoadBalancerPort: 443, ...port }, true);
  return ['classic-cross-zone', 'classic-multi-az', 'classic-access-logged', 'classic-encrypted-listeners'].flatMap((name) =>
    twins(`elb/${name}`, 'classic-careless', 'classic-careful'),
  );
}

async function arrangeWebAcls(waf: WAFV2Client): Promise<Expectation[]> {
  const acl = async (Name: string) => {
    const { Summary } = await waf.send(
      new CreateWebACLCommand({
        Name,
        Scope: 'REGIONAL',
        DefaultAction: { Allow: {} },
        VisibilityConfig: { SampledRequestsEnabled: true, CloudWatchMetricsEnabled: true, MetricName: Name },
        Rules: [],
      }),
    );
    return { arn: given(Summary?.ARN), id: given(Summary?.Id) };
  };
  const silent = await acl('silent');
  const logged = await acl('logged');
  await waf.send(
    new PutLoggingConfigurationCommand({
      LoggingConfiguration: { ResourceArn: logged.arn, LogDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-shop'] },
    }),
  );
  return twins('wafv2/web-acl-logged', silent.id, logged.id);
}
