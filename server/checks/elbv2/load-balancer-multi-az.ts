import { defineCheck } from '../define-check';
import { balancerNeeds, judgeZones, zonesParameter } from '../shared/load-balancers';

export const check = defineCheck({
  id: 'elbv2/load-balancer-multi-az',
  title: 'Load balancers run in several Availability Zones',
  severity: 'medium',
  resourceType: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  needs: balancerNeeds,
  why: 'When its one zone fails, nobody reaches what stands behind it, wherever that runs.',
  remedy: {
    text: 'Add a subnet of another zone, and run targets there.',
    console: 'EC2 → Load Balancers → the load balancer → Network mapping → Edit subnets.',
    cli: 'aws elbv2 set-subnets --load-balancer-arn <load-balancer-arn> --subnets <subnet-in-zone-a> <subnet-in-zone-b>',
    terraform: 'resource "aws_lb" "this" {\n  subnets = [<subnet-in-zone-a>, <subnet-in-zone-b>]\n}',
    cloudformation: 'Type: AWS::ElasticLoadBalancingV2::LoadBalancer\nProperties:\n  Subnets: [<subnet-in-zone-a>, <subnet-in-zone-b>]',
  },
  aliases: { prowler: ['elbv2_is_in_multiple_az'], securityHub: ['ELB.13'] },
  requirements: { fsbp: ['ELB.13'] },
  parameters: zonesParameter('FSBP ELB.13'),
  evaluate: ({ data }, _, { parameters: { zones = 2 } }) =>
    judgeZones(
      data.AvailabilityZones?.map(({ ZoneName }) => ZoneName),
      zones,
      'load balancer',
    ),
});
