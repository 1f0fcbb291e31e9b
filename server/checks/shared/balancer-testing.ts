import type { ClassicLoadBalancer } from '@/server/collect/elb/types';
import type { ModernLoadBalancer } from '@/server/collect/elbv2/types';
import type { Gap, Resource } from '@/server/collect/types';
import { resourceOf } from './testing';

export const balancerArn = 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/shop/1a2b';

/** An Application Load Balancer in two zones; `data` says what differs. */
export const balancerOf = (data: ModernLoadBalancer = {}, gaps: Gap[] = []): Resource<'AWS::ElasticLoadBalancingV2::LoadBalancer'> =>
  resourceOf('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    id: 'shop',
    arn: balancerArn,
    gaps,
    data: {
      LoadBalancerArn: balancerArn,
      LoadBalancerName: 'shop',
      Type: 'application',
      Scheme: 'internet-facing',
      AvailabilityZones: [{ ZoneName: 'eu-central-1a' }, { ZoneName: 'eu-central-1b' }],
      attributes: {},
      listeners: [],
      ...data,
    },
  });

/** A Classic Load Balancer in two zones; `data` says what differs. */
export const classicOf = (data: ClassicLoadBalancer = {}, gaps: Gap[] = []): Resource<'AWS::ElasticLoadBalancing::LoadBalancer'> =>
  resourceOf('AWS::ElasticLoadBalancing::LoadBalancer', {
    id: 'shop',
    gaps,
    data: {
      LoadBalancerName: 'shop',
      AvailabilityZones: ['eu-central-1a', 'eu-central-1b'],
      ListenerDescriptions: [],
      attributes: {},
      ...data,
    },
  });
