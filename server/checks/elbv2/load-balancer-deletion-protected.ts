import { defineCheck } from '../define-check';
import { balancerAttributeNeeds, judgeAttribute } from '../shared/load-balancers';

export const check = defineCheck({
  id: 'elbv2/load-balancer-deletion-protected',
  title: 'Load balancers are protected from deletion',
  severity: 'medium',
  resourceType: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  needs: balancerAttributeNeeds,
  why: 'One wrong command takes the shop off the internet, and the new load balancer has another address than the old one.',
  remedy: {
    text: 'Turn deletion protection on. Whoever really wants to delete the load balancer has to turn it off first.',
    console: 'EC2 → Load Balancers → the load balancer → Attributes → Edit → Deletion protection.',
    cli: 'aws elbv2 modify-load-balancer-attributes --load-balancer-arn <load-balancer-arn> --attributes Key=deletion_protection.enabled,Value=true',
    terraform: 'resource "aws_lb" "this" {\n  enable_deletion_protection = true\n}',
    cloudformation:
      'Type: AWS::ElasticLoadBalancingV2::LoadBalancer\nProperties:\n  LoadBalancerAttributes:\n    - Key: deletion_protection.enabled\n      Value: "true"',
  },
  aliases: { prowler: ['elbv2_deletion_protection'], securityHub: ['ELB.6'] },
  requirements: { fsbp: ['ELB.6'] },
  evaluate: ({ data }) =>
    judgeAttribute(data, {
      key: 'deletion_protection.enabled',
      good: ['true'],
      on: 'The load balancer cannot be deleted until its protection is turned off',
      off: 'The load balancer can be deleted by a single call',
    }),
});
