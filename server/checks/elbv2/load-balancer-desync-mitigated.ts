import { defineCheck } from '../define-check';
import { balancerAttributeNeeds, judgeAttribute, withApplicationBalancer } from '../shared/load-balancers';

export const check = defineCheck({
  id: 'elbv2/load-balancer-desync-mitigated',
  title: 'Application Load Balancers defend against request smuggling',
  severity: 'medium',
  resourceType: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  needs: balancerAttributeNeeds,
  why: 'In monitor mode ambiguous requests reach the servers, so that an attacker can put a request of theirs before that of the next customer.',
  remedy: {
    text: 'Set the desync mitigation mode to defensive, or to strictest when no client of yours depends on loose HTTP.',
    console: 'EC2 → Load Balancers → the load balancer → Attributes → Edit → Desync mitigation mode.',
    cli: 'aws elbv2 modify-load-balancer-attributes --load-balancer-arn <load-balancer-arn> --attributes Key=routing.http.desync_mitigation_mode,Value=defensive',
    terraform: 'resource "aws_lb" "this" {\n  desync_mitigation_mode = "defensive"\n}',
    cloudformation:
      'Type: AWS::ElasticLoadBalancingV2::LoadBalancer\nProperties:\n  LoadBalancerAttributes:\n    - Key: routing.http.desync_mitigation_mode\n      Value: defensive',
  },
  aliases: { prowler: ['elbv2_desync_mitigation_mode'], securityHub: ['ELB.12'] },
  requirements: { fsbp: ['ELB.12'] },
  evaluate: ({ data }) =>
    withApplicationBalancer(data, () =>
      judgeAttribute(data, {
        key: 'routing.http.desync_mitigation_mode',
        good: ['defensive', 'strictest'],
        on: 'Ambiguous requests are stopped',
        off: 'Ambiguous requests are only counted',
      }),
    ),
});
