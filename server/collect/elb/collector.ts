import type { Collector } from '../types';

/** Classic Load Balancers. */
export const elbCollector: Collector = {
  service: 'elb',
  scope: 'regional',
  types: ['AWS::ElasticLoadBalancing::LoadBalancer'],
  operations: [
    {
      operation: 'elb:DescribeLoadBalancers',
      level: 'list',
      types: ['AWS::ElasticLoadBalancing::LoadBalancer'],
      actions: ['elasticloadbalancing:DescribeLoadBalancers'],
    },
    {
      operation: 'elb:DescribeLoadBalancerAttributes',
      level: 'resource',
      types: ['AWS::ElasticLoadBalancing::LoadBalancer'],
      actions: ['elasticloadbalancing:DescribeLoadBalancerAttributes'],
    },
    {
      operation: 'elb:DescribeTags',
      level: 'list',
      types: ['AWS::ElasticLoadBalancing::LoadBalancer'],
      enumerates: false,
      actions: ['elasticloadbalancing:DescribeTags'],
    },
  ],
  async *collect(context) {
    const { collectElb } = await import('./collect-elb');
    yield* collectElb(context);
  },
};
