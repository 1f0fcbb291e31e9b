import { defineCheck } from '../define-check';
import { balancerAttributeNeeds, judgeAttribute, withApplicationBalancer } from '../shared/load-balancers';

export const check = defineCheck({
  id: 'elbv2/load-balancer-drops-invalid-headers',
  title: 'Application Load Balancers drop headers with invalid names',
  severity: 'medium',
  resourceType: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  needs: balancerAttributeNeeds,
  why: 'Servers read odd header names differently from the load balancer, and requests are smuggled through where they disagree.',
  remedy: {
    text: 'Drop invalid header fields. Look first whether a client of yours sends names with other characters than letters, digits and hyphens.',
    console: 'EC2 → Load Balancers → the load balancer → Attributes → Edit → Drop invalid header fields.',
    cli: 'aws elbv2 modify-load-balancer-attributes --load-balancer-arn <load-balancer-arn> --attributes Key=routing.http.drop_invalid_header_fields.enabled,Value=true',
    terraform: 'resource "aws_lb" "this" {\n  drop_invalid_header_fields = true\n}',
    cloudformation:
      'Type: AWS::ElasticLoadBalancingV2::LoadBalancer\nProperties:\n  LoadBalancerAttributes:\n    - Key: routing.http.drop_invalid_header_fields.enabled\n      Value: "true"',
  },
  aliases: { prowler: ['elbv2_alb_drop_invalid_header_fields_enabled'], securityHub: ['ELB.4'] },
  requirements: { fsbp: ['ELB.4'] },
  evaluate: ({ data }) =>
    withApplicationBalancer(data, () =>
      judgeAttribute(data, {
        key: 'routing.http.drop_invalid_header_fields.enabled',
        good: ['true'],
        on: 'Headers with invalid names are dropped',
        off: 'Headers with invalid names are handed on',
      }),
    ),
});
