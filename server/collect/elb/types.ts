import type { LoadBalancerAttributes, LoadBalancerDescription } from '@aws-sdk/client-elastic-load-balancing';

/** A Classic Load Balancer. The instances behind it are left out: they come and go. */
export interface ClassicLoadBalancer extends Omit<LoadBalancerDescription, 'Instances'> {
  /** Absent when they were not given. */
  attributes?: LoadBalancerAttributes;
}

export interface ElbResources {
  'AWS::ElasticLoadBalancing::LoadBalancer': ClassicLoadBalancer;
}
