import { defineCheck } from '../define-check';
import { judgeSwitch } from '../shared/databases';
import { classicAttributeNeeds } from '../shared/load-balancers';

export const check = defineCheck({
  id: 'elb/classic-cross-zone',
  title: 'Classic Load Balancers share requests out over all zones',
  severity: 'medium',
  resourceType: 'AWS::ElasticLoadBalancing::LoadBalancer',
  needs: classicAttributeNeeds,
  why: 'Each zone gets an equal share however few servers it has: where some fail, the others of that zone are overrun while other zones idle.',
  remedy: {
    text: 'Turn cross-zone load balancing on, or move to an Application Load Balancer, which has it always.',
    console: 'EC2 → Load Balancers → the load balancer → Attributes → Edit → Cross-zone load balancing.',
    cli: 'aws elb modify-load-balancer-attributes --load-balancer-name <name> --load-balancer-attributes \'{"CrossZoneLoadBalancing":{"Enabled":true}}\'',
    terraform: 'resource "aws_elb" "this" {\n  cross_zone_load_balancing = true\n}',
    cloudformation: 'Type: AWS::ElasticLoadBalancing::LoadBalancer\nProperties:\n  CrossZone: true',
  },
  aliases: { prowler: ['elb_cross_zone_load_balancing_enabled'], securityHub: ['ELB.9'] },
  requirements: { fsbp: ['ELB.9'] },
  evaluate: ({ data }) => {
    const enabled = data.attributes?.CrossZoneLoadBalancing?.Enabled;
    return judgeSwitch(
      enabled,
      {
        question: 'whether requests are shared out over all zones',
        on: 'Requests are shared out over all zones',
        off: 'Requests stay in the zone that they came in by',
      },
      { crossZone: enabled ?? null },
    );
  },
});
