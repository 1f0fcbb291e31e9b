import { defineCheck, notApplicable, unknown } from '../define-check';
import { balancerAttributeNeeds, judgeAttribute } from '../shared/load-balancers';

export const check = defineCheck({
  id: 'elbv2/load-balancer-access-logged',
  title: 'Load balancers log their requests',
  severity: 'medium',
  resourceType: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  needs: [...balancerAttributeNeeds, 'elbv2:DescribeListeners'],
  why: 'Nobody can tell afterwards who asked for what, from where, and what the answer was.',
  remedy: {
    text: 'Turn access logs on, to a bucket whose policy lets Elastic Load Balancing write. Network Load Balancers log TLS listeners alone, so one without any is not judged.',
    console: 'EC2 → Load Balancers → the load balancer → Attributes → Edit → Access logs.',
    cli: 'aws elbv2 modify-load-balancer-attributes --load-balancer-arn <load-balancer-arn> --attributes Key=access_logs.s3.enabled,Value=true Key=access_logs.s3.bucket,Value=<bucket>',
    terraform: 'resource "aws_lb" "this" {\n  access_logs {\n    enabled = true\n    bucket  = <bucket>\n  }\n}',
    cloudformation:
      'Type: AWS::ElasticLoadBalancingV2::LoadBalancer\nProperties:\n  LoadBalancerAttributes:\n    - Key: access_logs.s3.enabled\n      Value: "true"\n    - Key: access_logs.s3.bucket\n      Value: <bucket>',
  },
  aliases: { prowler: ['elbv2_logging_enabled'], securityHub: ['ELB.5'] },
  requirements: { 'cis-7.0': ['4.10'], fsbp: ['ELB.5'] },
  evaluate: ({ data }) => {
    if (data.Type === 'gateway') return notApplicable('Gateway Load Balancers write no access logs');
    if (data.Type === 'network') {
      if (!data.listeners) return unknown('Not known: the listeners were not read');
      if (!data.listeners.some(({ Protocol }) => Protocol === 'TLS'))
        return notApplicable('A Network Load Balancer without a TLS listener has nothing to log');
    }
    return judgeAttribute(data, {
      key: 'access_logs.s3.enabled',
      good: ['true'],
      on: 'Requests are logged',
      off: 'Requests are not logged',
    });
  },
});
