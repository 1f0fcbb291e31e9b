import { defineCheck } from '../define-check';
import { classicNeeds, judgeZones, zonesParameter } from '../shared/load-balancers';

export const check = defineCheck({
  id: 'elb/classic-multi-az',
  title: 'Classic Load Balancers run in several Availability Zones',
  severity: 'medium',
  resourceType: 'AWS::ElasticLoadBalancing::LoadBalancer',
  needs: classicNeeds,
  why: 'When its one zone fails, nobody reaches what stands behind it, wherever that runs.',
  remedy: {
    text: 'Attach a subnet of another zone, and run servers there.',
    console: 'EC2 → Load Balancers → the load balancer → Network mapping → Edit subnets.',
    cli: 'aws elb attach-load-balancer-to-subnets --load-balancer-name <name> --subnets <subnet-id>',
    terraform: 'resource "aws_elb" "this" {\n  subnets = [<subnet-in-zone-a>, <subnet-in-zone-b>]\n}',
    cloudformation: 'Type: AWS::ElasticLoadBalancing::LoadBalancer\nProperties:\n  Subnets: [<subnet-in-zone-a>, <subnet-in-zone-b>]',
  },
  aliases: { prowler: ['elb_is_in_multiple_az'], securityHub: ['ELB.10'] },
  requirements: { fsbp: ['ELB.10'] },
  parameters: zonesParameter('FSBP ELB.10'),
  evaluate: ({ data }, _, { parameters: { zones = 2 } }) => judgeZones(data.AvailabilityZones, zones, 'load balancer'),
});
