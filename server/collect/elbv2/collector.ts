import type { Collector, OperationSpec } from '../types';

const type = 'AWS::ElasticLoadBalancingV2::LoadBalancer';
const targets = 'AWS::ElasticLoadBalancingV2::TargetGroup';
const perBalancer = (name: string): OperationSpec => ({
  operation: `elbv2:${name}`,
  level: 'resource',
  types: [type],
  actions: [`elasticloadbalancing:${name}`],
});

/** Application, Network and Gateway Load Balancers, and the groups of targets behind them. */
export const elbV2Collector: Collector = {
  service: 'elbv2',
  scope: 'regional',
  types: [type, targets],
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
      operation: 'elbv2:DescribeTargetGroups',
      level: 'list',
      types: [targets],
      actions: ['elasticloadbalancing:DescribeTargetGroups'],
    },
    {
      operation: 'elbv2:DescribeTargetHealth',
      level: 'resource',
      types: [targets],
      actions: ['elasticloadbalancing:DescribeTargetHealth'],
    },
    {
      operation: 'elbv2:DescribeTags',
      level: 'list',
      types: [type, targets],
      enumerates: false,
      actions: ['elasticloadbalancing:DescribeTags'],
    },
  ],
  async *collect(context) {
    const { collectElbV2 } = await import('./collect-elbv2');
    yield* collectElbV2(context);
  },
};
