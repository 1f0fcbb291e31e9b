import type { Action } from '@aws-sdk/client-elastic-load-balancing-v2';
import { hostOf } from './hosts';
import { all, type Extract, found, functionArn, type Place } from './place';

const targetsOf = (action: Action): (string | undefined)[] => [
  action.TargetGroupArn,
  ...(action.ForwardConfig?.TargetGroups ?? []).map(({ TargetGroupArn }) => TargetGroupArn),
];

export const loadBalancer: Extract<'AWS::ElasticLoadBalancingV2::LoadBalancer'> = ({ data }, place) => [
  ...all(
    'in-subnet',
    data.AvailabilityZones?.map(({ SubnetId }) => place.ec2('subnet', SubnetId)),
  ),
  ...all(
    'guarded-by',
    data.SecurityGroups?.map((id) => place.ec2('security-group', id)),
  ),
  ...(data.listeners ?? []).flatMap(({ Protocol, Port, DefaultActions, rules, Certificates }) => {
    const via = `${Protocol}:${Port}`;
    const actions = [...(DefaultActions ?? []), ...(rules ?? []).flatMap(({ Actions }) => Actions)];
    return [
      ...all('targets', actions.flatMap(targetsOf), via),
      ...all(
        'certified-by',
        Certificates?.map(({ CertificateArn }) => CertificateArn),
        via,
      ),
    ];
  }),
  found('logs-to', data.attributes?.['access_logs.s3.enabled'] === 'true' ? place.bucket(data.attributes['access_logs.s3.bucket']) : null),
  found('known-as', hostOf(data.DNSName)),
];

/** By the type of the group a target is an instance, a function, another load balancer, or an address, which names nothing. */
export const targetGroup: Extract<'AWS::ElasticLoadBalancingV2::TargetGroup'> = ({ data }, place) => [
  found('in-vpc', place.ec2('vpc', data.VpcId)),
  ...all('part-of', data.LoadBalancerArns),
  ...(data.targets ?? []).map(({ Id, Port }) =>
    found(
      'targets',
      Id?.startsWith('arn:') ? functionArn(Id) : Id?.startsWith('i-') ? place.ec2('instance', Id) : null,
      Port ? `port ${Port}` : undefined,
    ),
  ),
];

export const classicLoadBalancer: Extract<'AWS::ElasticLoadBalancing::LoadBalancer'> = ({ data }, place) => {
  const log = data.attributes?.AccessLog;
  return [
    ...all(
      'in-subnet',
      data.Subnets?.map((id) => place.ec2('subnet', id)),
    ),
    ...all(
      'guarded-by',
      data.SecurityGroups?.map((id) => place.ec2('security-group', id)),
    ),
    ...(data.ListenerDescriptions ?? []).map(({ Listener }) =>
      found('certified-by', Listener?.SSLCertificateId, `${Listener?.Protocol}:${Listener?.LoadBalancerPort}`),
    ),
    found('logs-to', log?.Enabled ? place.bucket(log.S3BucketName) : null),
    found('known-as', hostOf(data.DNSName)),
  ];
};

export const webAcl: Extract<'AWS::WAFv2::WebACL'> = ({ data }, place: Place) => [
  ...all('fronts', data.loadBalancers),
  ...all(
    'logs-to',
    data.logging?.LogDestinationConfigs?.map((destination) => place.logGroup(destination)),
  ),
];
