import type { Action, LoadBalancerTypeEnum } from '@aws-sdk/client-elastic-load-balancing-v2';
import type { BalancerListener } from '@/server/collect/elbv2/types';
import type { Draft, Tags } from '../draft';
import { hexId, pick } from '../ids';
import { certificateArn } from './certificate';
import type { Vpc } from './vpc';

export interface LoadBalancerOptions {
  name: string;
  type?: LoadBalancerTypeEnum;
  created: Date;
  vpc: Vpc;
  /** Names of its subnets. */
  subnets: readonly string[];
  groupId?: string;
  /** Ports, with how they answer. */
  listeners: Readonly<Record<number, 'https' | 'tls' | 'tcp' | 'redirect' | 'forward' | 'redirect-but-one'>>;
  /** Names of the instances that it sends requests to. */
  targets?: readonly string[];
  /** Attributes that differ from a careful load balancer's. */
  attributes?: Readonly<Record<string, string>>;
  /** Where its requests are logged; left out: nowhere. */
  logsTo?: string;
  refuses?: readonly string[];
  tags?: Tags;
}

const short = { application: 'app', network: 'net', gateway: 'gwy' } as const;

/** The ARN of the load balancer that `addLoadBalancer` adds under this name. */
export function loadBalancerArn(draft: Draft, region: string, name: string, type: LoadBalancerTypeEnum = 'application'): string {
  const id = hexId('lb', `${draft.account}/${region}/${name}`).slice(4);
  return draft.arn('elasticloadbalancing', region, `loadbalancer/${short[type]}/${name}/${id}`);
}

/** Adds a load balancer: protected from deletion and strict about HTTP unless the attributes say otherwise. */
export function addLoadBalancer(draft: Draft, options: LoadBalancerOptions): void {
  const { name, type = 'application', vpc, subnets, logsTo, tags = {} } = options;
  const { region } = vpc;
  const arn = loadBalancerArn(draft, region, name, type);
  const web = type === 'application';
  draft.add({
    type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
    id: name,
    arn,
    region,
    tags,
    refuses: options.refuses,
    data: {
      LoadBalancerArn: arn,
      LoadBalancerName: name,
      DNSName: `${name}-${pick(arn, 1_000_000_000)}.${region}.elb.amazonaws.com`,
      Type: type,
      Scheme: 'internet-facing',
      State: { Code: 'active' },
      IpAddressType: 'ipv4',
      CreatedTime: options.created,
      VpcId: vpc.id,
      AvailabilityZones: subnets.map((subnet) => ({
        SubnetId: vpc.subnet(subnet).id,
        ZoneName: `${region}${subnet.at(-1)}`,
        LoadBalancerAddresses: [],
      })),
      ...(options.groupId && { SecurityGroups: [options.groupId] }),
      attributes: {
        'deletion_protection.enabled': 'true',
        'load_balancing.cross_zone.enabled': web ? 'true' : 'false',
        'access_logs.s3.enabled': String(logsTo !== undefined),
        'access_logs.s3.bucket': logsTo ?? '',
        ...(web && { 'routing.http.desync_mitigation_mode': 'defensive', 'routing.http.drop_invalid_header_fields.enabled': 'true' }),
        ...options.attributes,
      },
      listeners: Object.entries(options.listeners).map(([port, how]) => listener(draft, arn, Number(port), how)),
    },
  });
  addTargetGroup(draft, arn, options);
}

/** The one group of targets behind a load balancer. */
const targetGroupArn = (draft: Draft, balancer: string): string =>
  draft.arn(
    'elasticloadbalancing',
    balancer.split(':')[3] ?? '',
    `targetgroup/${balancer.split('/')[2]}/${hexId('tg', balancer).slice(4)}`,
  );

function addTargetGroup(draft: Draft, balancer: string, { name, type, vpc, targets = [], tags = {} }: LoadBalancerOptions): void {
  const arn = targetGroupArn(draft, balancer);
  const isNetwork = type === 'network';
  draft.add({
    type: 'AWS::ElasticLoadBalancingV2::TargetGroup',
    id: name,
    arn,
    region: vpc.region,
    tags,
    data: {
      TargetGroupArn: arn,
      TargetGroupName: name,
      Protocol: isNetwork ? 'TCP' : 'HTTP',
      Port: 8080,
      VpcId: vpc.id,
      TargetType: 'instance',
      ...(!isNetwork && { ProtocolVersion: 'HTTP1', HealthCheckPath: '/health' }),
      HealthCheckEnabled: true,
      HealthCheckProtocol: isNetwork ? 'TCP' : 'HTTP',
      HealthCheckPort: 'traffic-port',
      LoadBalancerArns: [balancer],
      targets: targets.map((each) => ({ Id: draft.id('i', `${vpc.region}/${each}`), Port: 8080 })).sort((a, b) => a.Id.localeCompare(b.Id)),
    },
  });
}

function listener(draft: Draft, balancer: string, Port: number, how: LoadBalancerOptions['listeners'][number]): BalancerListener {
  const region = balancer.split(':')[3] ?? '';
  const own = balancer.replace(':loadbalancer/', ':listener/');
  const ListenerArn = `${own}/${hexId('ls', `${balancer}/${Port}`).slice(4)}`;
  const forward: Action[] = [{ Type: 'forward', TargetGroupArn: targetGroupArn(draft, balancer) }];
  const redirect: Action[] = [{ Type: 'redirect', RedirectConfig: { Protocol: 'HTTPS', Port: '443', StatusCode: 'HTTP_301' } }];
  const isSecure = how === 'https' || how === 'tls';
  const isPlain = how === 'redirect' || how === 'forward' || how === 'redirect-but-one';
  return {
    ListenerArn,
    LoadBalancerArn: balancer,
    Port,
    Protocol: isPlain ? 'HTTP' : how === 'https' ? 'HTTPS' : how === 'tls' ? 'TLS' : 'TCP',
    ...(isSecure && {
      SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      Certificates: [{ CertificateArn: certificateArn(draft, region, 'shop.lumen.example') }],
    }),
    DefaultActions: how === 'redirect' || how === 'redirect-but-one' ? redirect : forward,
    ...(isPlain && {
      rules:
        how === 'redirect-but-one'
          ? [
              {
                RuleArn: `${ListenerArn.replace(':listener/', ':listener-rule/')}/1`,
                Actions: forward,
                Conditions: [{ Field: 'path-pattern', PathPatternConfig: { Values: ['/old-app/*'] } }],
              },
            ]
          : [],
    }),
  };
}

export interface ClassicOptions {
  name: string;
  created: Date;
  vpc: Vpc;
  subnets: readonly string[];
  /** Protocols by port. */
  listeners: Readonly<Record<number, 'HTTP' | 'HTTPS' | 'TCP' | 'SSL'>>;
  crossZone?: boolean;
  logsTo?: string;
  refuses?: readonly string[];
  tags?: Tags;
}

/** Adds a Classic Load Balancer. */
export function addClassicLoadBalancer(draft: Draft, options: ClassicOptions): void {
  const { name, created, vpc, subnets, listeners, crossZone = false, logsTo, refuses, tags = {} } = options;
  const { region } = vpc;
  draft.add({
    type: 'AWS::ElasticLoadBalancing::LoadBalancer',
    id: name,
    arn: draft.arn('elasticloadbalancing', region, `loadbalancer/${name}`),
    region,
    tags,
    refuses,
    data: {
      LoadBalancerName: name,
      DNSName: `${name}-${pick(`${draft.account}/${name}`, 1_000_000_000)}.${region}.elb.amazonaws.com`,
      CreatedTime: created,
      Scheme: 'internet-facing',
      VPCId: vpc.id,
      Subnets: subnets.map((subnet) => vpc.subnet(subnet).id),
      AvailabilityZones: [...new Set(subnets.map((subnet) => `${region}${subnet.at(-1)}`))],
      ListenerDescriptions: Object.entries(listeners).map(([port, Protocol]) => ({
        Listener: { Protocol, LoadBalancerPort: Number(port), InstanceProtocol: 'HTTP', InstancePort: 80 },
        PolicyNames: [],
      })),
      attributes: {
        CrossZoneLoadBalancing: { Enabled: crossZone },
        AccessLog: { Enabled: logsTo !== undefined, ...(logsTo && { S3BucketName: logsTo, EmitInterval: 60 }) },
        ConnectionDraining: { Enabled: true, Timeout: 300 },
        ConnectionSettings: { IdleTimeout: 60 },
      },
    },
  });
}
