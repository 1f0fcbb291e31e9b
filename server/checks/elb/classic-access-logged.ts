import { defineCheck } from '../define-check';
import { judgeSwitch } from '../shared/databases';
import { classicAttributeNeeds } from '../shared/load-balancers';

export const check = defineCheck({
  id: 'elb/classic-access-logged',
  title: 'Classic Load Balancers log their requests',
  severity: 'medium',
  resourceType: 'AWS::ElasticLoadBalancing::LoadBalancer',
  needs: classicAttributeNeeds,
  why: 'Nobody can tell afterwards who asked for what, from where, and what the answer was.',
  remedy: {
    text: 'Turn access logs on, to a bucket whose policy lets Elastic Load Balancing write.',
    console: 'EC2 → Load Balancers → the load balancer → Attributes → Edit → Access logs.',
    cli: 'aws elb modify-load-balancer-attributes --load-balancer-name <name> --load-balancer-attributes \'{"AccessLog":{"Enabled":true,"S3BucketName":"<bucket>"}}\'',
    terraform: 'resource "aws_elb" "this" {\n  access_logs {\n    bucket = <bucket>\n  }\n}',
    cloudformation:
      'Type: AWS::ElasticLoadBalancing::LoadBalancer\nProperties:\n  AccessLoggingPolicy:\n    Enabled: true\n    S3BucketName: <bucket>',
  },
  aliases: { prowler: ['elb_logging_enabled'], securityHub: ['ELB.5'] },
  requirements: { fsbp: ['ELB.5'] },
  evaluate: ({ data }) => {
    const log = data.attributes?.AccessLog;
    return judgeSwitch(
      log?.Enabled,
      { question: 'whether requests are logged', on: 'Requests are logged', off: 'Requests are not logged' },
      { enabled: log?.Enabled ?? null, bucket: log?.S3BucketName ?? null },
    );
  },
});
