import { defineCheck, fail, pass, unknown } from '../define-check';
import { distributionNeeds, withDistribution } from '../shared/distributions';

export const check = defineCheck({
  id: 'cloudfront/distribution-logged',
  title: 'CloudFront distributions log their requests',
  severity: 'medium',
  resourceType: 'AWS::CloudFront::Distribution',
  needs: [...distributionNeeds, 'cloudfront:GetDistributionConfig', 'logs:DescribeDeliverySources', 'logs:DescribeDeliveries'],
  why: 'Nobody can tell afterwards who asked for what, from where, and what the answer was.',
  remedy: {
    text: 'Turn standard logging on, to a bucket, CloudWatch Logs or Firehose. Real-time logs of the default behaviour count as well.',
    console: 'CloudFront → Distributions → the distribution → Logging → Create.',
    terraform:
      'resource "aws_cloudfront_distribution" "this" {\n  logging_config {\n    bucket = "<bucket>.s3.amazonaws.com"\n    prefix = "<prefix>"\n  }\n}',
    cloudformation:
      'Type: AWS::CloudFront::Distribution\nProperties:\n  DistributionConfig:\n    Logging:\n      Bucket: <bucket>.s3.amazonaws.com',
  },
  aliases: { prowler: ['cloudfront_distributions_logging_enabled'], securityHub: ['CloudFront.5'] },
  requirements: { 'cis-7.0': ['4.10'], fsbp: ['CloudFront.5'] },
  evaluate: ({ data }) =>
    withDistribution(data, () => {
      const { logging, deliveries, DefaultCacheBehavior } = data;
      const bucket = logging?.Enabled === false ? undefined : logging?.Bucket;
      if (bucket) return pass('Requests are logged to a bucket', { bucket });
      if (deliveries?.length) return pass('Requests are logged by CloudWatch Logs’ deliveries', { destinations: [...deliveries] });
      const realTime = DefaultCacheBehavior?.RealtimeLogConfigArn;
      if (realTime) return pass('Requests are logged in real time', { realTime });
      if (logging === undefined || deliveries === undefined) return unknown('Not known: where requests are logged was not read');
      return fail('Requests are not logged', { bucket: null, destinations: [], realTime: null });
    }),
});
