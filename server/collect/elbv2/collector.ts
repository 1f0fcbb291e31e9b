import type { Collector, OperationSpec } from '../types';

const type = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const perBalancer = (name: string): OperationSpec => ({
  operation: `elbv2:${name}`,
  level: 'resource',
  types: [type],
  actions: [`elasticloadbalancing:${name}`],
});

/** Application, Network and Gateway Load Balancers. */
export const elbV2Collector: Collector = {
  service: 'elbv2',
  scope: 'regional',
  types: [type],
  operations: [
    {
      operation: 'elbv2:DescribeLoadBalancers',
      level: 'list',
      types: [type],
      actions: ['elasticloadbalancing:DescribeLoadBalancers'],
    },
    perBalancer('DescribeLoadBalancerAttributes'),
    perBalancer('DescribeListeners'),
    perBalancer('DescribeRules'),
    {
      operation: 'elbv2:DescribeTags',
      level: 'list',
      types: [type],
      enumerates: false,
      actions: ['elasticloadbalancing:DescribeTags'],
    },
  ],
  async *collect(context) {
    const { collectElbV2 } = await import('./collect-elbv2');
    yield* collectElbV2(context);
  },
};
